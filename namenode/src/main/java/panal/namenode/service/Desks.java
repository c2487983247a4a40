package panal.namenode.service;

/** What a session passes its calls on to. */
record Desks(
        FileQueries queries,
        FileChanges changes,
        UploadDesk uploads,
        HealthQueries health,
        ClusterReports reports,
        Operators operators) {}
