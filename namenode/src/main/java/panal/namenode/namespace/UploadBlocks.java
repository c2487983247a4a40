package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.BlockSum;

/** Puts together what was granted to an upload and what is said to be whole. */
final class UploadBlocks {
    /**
     * So many that a file of them just fits into the largest change that is journaled, where each has 16 bytes: more would
     * be refused at completion, and millions more could not stand in a snapshot.
     */
    static final int MAX = 4_000_000;

    private UploadBlocks() {}

    /** Refuses an upload that would have {@code count} blocks, if nothing could come of it. */
    static void checkCount(UploadFacts facts, long count) throws InvalidInput {
        if (count > MAX) {
            throw new InvalidInput("\"" + facts.place().name() + "\" would have " + count + " blocks of "
                    + facts.blockSize() + " bytes, and a file has at most " + MAX + "; use larger blocks");
        }
    }

    /** Those of {@code written} that the upload does not know as whole yet; each must be a block of it. */
    static List<WrittenBlock> news(Upload upload, List<WrittenBlock> written) throws InvalidInput {
        List<WrittenBlock> news = new ArrayList<>();
        for (WrittenBlock block : written) {
            if (block.index() < 0 || block.index() >= upload.blocks().size()) {
                throw notGranted(upload.facts(), block);
            }
            UploadBlock granted = upload.blocks().get(block.index());
            if (!granted.id().equals(block.id())) {
                throw notGranted(upload.facts(), block);
            }
            checkLength(block.sum(), upload.facts());
            Optional<BlockSum> known = granted.sum();
            if (known.isPresent() && !known.get().equals(block.sum())) {
                throw new InvalidInput("block " + block.id() + " was handed in before with other bytes");
            }
            if (known.isEmpty()) {
                news.add(block);
            }
        }
        return news;
    }

    /** The file's blocks: all that are whole, from the first on without a gap. */
    static List<StoredBlock> stored(Upload upload) throws InvalidInput {
        List<StoredBlock> stored = new ArrayList<>();
        int index = 0;
        for (UploadBlock block : upload.blocks()) {
            if (block.sum().isPresent()) {
                if (stored.size() < index) {
                    throw new InvalidInput("block " + stored.size() + " of upload "
                            + upload.facts().id() + " is not written yet");
                }
                stored.add(new StoredBlock(block.id(), block.sum().get()));
            }
            index++;
        }
        return stored;
    }

    private static void checkLength(BlockSum sum, UploadFacts facts) throws InvalidInput {
        if (sum.length() < 1 || sum.length() > facts.blockSize()) {
            throw new InvalidInput(
                    "a block of " + sum.length() + " bytes does not fit block size " + facts.blockSize());
        }
    }

    private static InvalidInput notGranted(UploadFacts facts, WrittenBlock block) {
        return new InvalidInput("block " + block.id() + " was not granted to upload " + facts.id() + " as block "
                + block.index() + "; it may have expired, upload the file again");
    }
}
