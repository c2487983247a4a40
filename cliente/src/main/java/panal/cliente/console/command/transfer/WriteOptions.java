package panal.cliente.console.command.transfer;

import java.util.Locale;
import java.util.Optional;
import panal.cliente.console.input.ByteSize;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Durability;
import panal.protocol.value.Limits;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How files are written. */
final class WriteOptions {
    @Option(names = "--replication", paramLabel = "N", description = "copies of each block, 1 to 32; else 3")
    private Optional<Integer> replication = Optional.empty();

    @Option(
            names = "--block-size",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "of a block, a multiple of 64k from 64k to 4G; else 64M")
    private Optional<Long> blockSize = Optional.empty();

    @Option(
            names = "--durability",
            paramLabel = "synced|replicated",
            converter = DurabilityConverter.class,
            description = "synced: on disk, survives a power cut; replicated: survives a crash; else synced")
    private Optional<Durability> durability = Optional.empty();

    /** Refuses what no file can be written with; the NameNode does so too, but only when it is asked. */
    void requireUsable() throws InvalidInput {
        int copies = replication.orElse(Limits.REPLICATION_DEFAULT);
        if (copies < 1 || copies > Limits.REPLICATION_MAX) {
            throw new InvalidInput("replication " + copies + " is out of range; give 1 to " + Limits.REPLICATION_MAX);
        }
        long bytes = blockSize.orElse(Limits.BLOCK_SIZE_DEFAULT);
        if (bytes < Limits.BLOCK_SIZE_MIN || bytes > Limits.BLOCK_SIZE_MAX) {
            throw new InvalidInput("block size " + bytes + " is out of range; give " + Limits.BLOCK_SIZE_MIN + " to "
                    + Limits.BLOCK_SIZE_MAX + " bytes");
        }
        if (bytes % Limits.CHUNK_BYTES != 0) {
            throw new InvalidInput("block size " + bytes + " is not a multiple of " + Limits.CHUNK_BYTES + " bytes");
        }
    }

    /** The given options with what was asked for here in their place. */
    UploadOptions over(UploadOptions options) {
        UploadOptions chosen = replication.isPresent() ? options.withReplication(replication.get()) : options;
        chosen = blockSize.isPresent() ? chosen.withBlockSize(blockSize.get()) : chosen;
        return durability.isPresent() ? chosen.withDurability(durability.get()) : chosen;
    }

    static final class SizeConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String typed) {
            try {
                return ByteSize.parse(typed);
            } catch (InvalidInput fault) {
                throw new TypeConversionException(String.valueOf(fault.getMessage()));
            }
        }
    }

    static final class DurabilityConverter implements ITypeConverter<Durability> {
        @Override
        public Durability convert(String typed) {
            for (Durability known : Durability.values()) {
                if (known.name().equals(typed.toUpperCase(Locale.ROOT))) {
                    return known;
                }
            }
            throw new TypeConversionException("\"" + typed + "\" is neither synced nor replicated");
        }
    }
}
