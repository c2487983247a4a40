package panal.namenode.journal;

import java.io.IOException;

/** A directory as long as nobody else has put his mark there: no file comes, goes or changes its name after that. */
final class ClaimedDisk extends ForwardingDisk {
    private final OwnerMark mark;

    ClaimedDisk(JournalDisk disk, OwnerMark mark) {
        super(disk);
        this.mark = mark;
    }

    /** Throws an IOException when that cannot be found out. */
    boolean isMarked() throws IOException {
        return mark.stands(this);
    }

    /** That it is not marked, for people. */
    String taken() {
        return locate(OwnerMark.NAME)
                + " is not this NameNode's any more: another one has begun to write there, or"
                + " what is mounted there was exchanged; this one writes nothing there now";
    }

    private void requireMark() throws IOException {
        if (!isMarked()) {
            throw new IOException(taken());
        }
    }

    @Override
    public Output create(String name) throws IOException {
        requireMark();
        return super.create(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        requireMark();
        super.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        requireMark();
        super.delete(name);
    }
}
