package panal.namenode.service;

/** What a session passes its calls on to. */
record Desks(
        FileQueries queries,
        TreeQueries trees,
        FileChanges changes,
        Writing writing,
        HealthQueries health,
        ClusterReports reports,
        Operators operators,
        Watchtower watches) {
    /** Files that are written, and those that were left half-written. */
    record Writing(UploadDesk uploads, ResumeDesk resumes) {}

    UploadDesk uploads() {
        return writing.uploads();
    }

    ResumeDesk resumes() {
        return writing.resumes();
    }
}
