package panal.cluster.campaign.stage;

import java.time.Duration;
import java.util.List;
import panal.cluster.harness.ClusterSettings;

/** Something that goes wrong while clients work, staged from a seed. A new object for each trial; for one thread. */
public interface Fault {
    /** As it is called on the command line and in the table. */
    String name();

    /** One sentence: what happens, and what nevertheless holds. */
    String proves();

    /** Why it cannot be staged here; empty when it can. */
    default String reasonAgainst(Site site) throws Exception {
        return "";
    }

    /** The cluster that it happens to. */
    default ClusterSettings cluster(Site site) throws Exception {
        return Shape.nodes(4);
    }

    /** How many clients work; none, and the fault brings its own. */
    default int clients() {
        return 3;
    }

    /** Copies that the clients ask for. */
    default int replication() {
        return 3;
    }

    /** While clients work. */
    void strike(Stage stage) throws Exception;

    /** When the clients have stopped: mends what does not mend itself, and looks at what only this case knows. */
    default void mend(Stage stage) throws Exception {}

    /** Whether clients may see errors. Wrong bytes and lost files are never right. */
    default boolean errorsAllowed() {
        return false;
    }

    /** How long the cluster may take to mend itself. */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /** Regular expressions for lines that this fault brings into the logs. */
    default List<String> expectedInLogs() {
        return List.of();
    }
}
