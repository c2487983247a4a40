package panal.cliente.console.command.transfer;

import java.time.Duration;
import java.util.Optional;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.session.Progress;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** Tells a person how one upload can go on that ended early, or that it could not. Thread-safe, as its parts are. */
final class Continuation implements Progress {
    private final Progress shown;
    private final Screen screen;
    private final ProgressBoard board;
    private final String from;
    private final FilePath target;
    private volatile Optional<Duration> kept = Optional.empty();

    Continuation(Progress shown, Screen screen, ProgressBoard board, String from, FilePath target) {
        this.shown = shown;
        this.screen = screen;
        this.board = board;
        this.from = from;
        this.target = target;
    }

    @Override
    public void moved(long done, long total) {
        shown.moved(done, total);
    }

    @Override
    public void block(int index, long done, long length) {
        shown.block(index, done, length);
    }

    @Override
    public void blockEnded(int index) {
        shown.blockEnded(index);
    }

    @Override
    public void beginsAnew(String why) {
        screen.message(screen.texts().text("transfer.begins-anew", from, target));
    }

    @Override
    public void kept(Duration time) {
        kept = Optional.of(time);
        board.afterStop(() -> howToGoOn(time));
    }

    private String howToGoOn(Duration time) {
        return time.isZero()
                ? screen.texts().text("transfer.upload-goes-on")
                : screen.texts().text("transfer.upload-goes-on.kept", Moment.span(time.toMillis()));
    }

    /** An upload that has gone on may have other copies and blocks than those that are wanted now. */
    static void tellWhatItWasBegunWith(Screen screen, UploadOptions wanted, Uploaded uploaded) {
        FileStatus status = uploaded.status();
        boolean differs = status.replication() != wanted.replication() || status.blockSize() != wanted.blockSize();
        if (uploaded.continued() && differs) {
            String size = HumanSize.of(status.blockSize());
            screen.message(screen.texts().counted("transfer.begun-with", status.replication(), status.path(), size));
        }
    }

    /** After a failure that ends this upload only; what ends all is followed by how far it came, and how to go on. */
    void tellUnlessEnded(PanalException failure) {
        boolean endsAll = Thread.currentThread().isInterrupted() || failure instanceof Unreachable;
        if (kept.isPresent() && !endsAll) {
            screen.message(screen.texts().text("transfer.kept", target, howToGoOn(kept.get())));
        }
    }
}
