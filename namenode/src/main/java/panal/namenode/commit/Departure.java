package panal.namenode.commit;

import java.util.Optional;
import panal.protocol.error.PanalException;

/** Says where a committer goes on, when its journal is open and nobody was told anything yet. */
public interface Departure {
    /** Another state, of a later transaction, that takes the place of what was recovered; empty for none. */
    Optional<NamespaceImage> from(Published recovered) throws PanalException;
}
