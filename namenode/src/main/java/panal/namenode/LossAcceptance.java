package panal.namenode;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Departure;
import panal.namenode.commit.NamespaceImage;
import panal.namenode.commit.Published;
import panal.namenode.namespace.AcceptedLoss;
import panal.namenode.namespace.LostEnd;
import panal.protocol.config.Terminal;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/**
 * An operator's word that every newer copy of the metadata is lost for ever: the old journal becomes the cluster's. It is
 * good for one start, as the next one finds nothing that was lost; then it is refused, so that it stands in no script.
 */
final class LossAcceptance implements Departure {
    private static final Logger log = LoggerFactory.getLogger(LossAcceptance.class);

    private final Terminal terminal;

    LossAcceptance(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<NamespaceImage> from(Published recovered) throws PanalException {
        LostEnd lost = recovered
                .namespace()
                .lostEnd()
                .orElseThrow(
                        () -> new LocalFailure("--accept-loss: nothing is known to be missing in this journal, which"
                                + " ends at transaction " + recovered.transaction()
                                + "; start without it: if a DataNode has"
                                + " heard of more, status says so"));
        AcceptedLoss accepted = AcceptedLoss.of(recovered.namespace(), recovered.transaction(), lost);
        log.warn(
                "loss accepted journal={} heard={} node={} transaction={}",
                lost.own(),
                lost.heard(),
                lost.witness(),
                accepted.transaction());
        terminal.complain("namenode: --accept-loss: given up is what was changed behind transaction "
                + lost.own().transaction() + ", at least up to " + lost.heard().transaction() + ", which "
                + lost.witness()
                + " has heard of: files made since are gone, files deleted since are back without their"
                + " bytes; blocks of no file are kept, orphans counts them");
        return Optional.of(new NamespaceImage(accepted.namespace(), accepted.transaction()));
    }
}
