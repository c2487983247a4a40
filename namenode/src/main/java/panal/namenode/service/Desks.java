package panal.namenode.service;

/** What a session passes its calls on to. */
record Desks(
        FileQueries queries,
        TreeQueries trees,
        FileChanges changes,
        UploadDesk uploads,
        HealthQueries health,
        ClusterReports reports,
        Operators operators,
        Watchtower watches) {}
