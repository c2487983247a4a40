package panal.namenode.service;

import panal.namenode.service.query.FileQueries;
import panal.namenode.service.query.HealthQueries;
import panal.namenode.service.query.TreeQueries;
import panal.namenode.service.upload.ResumeDesk;
import panal.namenode.service.upload.UploadDesk;
import panal.namenode.service.upload.Writing;

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
    UploadDesk uploads() {
        return writing.uploads();
    }

    ResumeDesk resumes() {
        return writing.resumes();
    }
}
