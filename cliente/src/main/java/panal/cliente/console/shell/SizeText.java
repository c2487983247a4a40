package panal.cliente.console.shell;

import panal.cliente.console.output.HumanSize;
import panal.cliente.console.words.Texts;

/** Sizes as sentences have them: {@code 1 byte}, {@code 53 bytes}, {@code 1.5K}. */
public final class SizeText {
    private SizeText() {}

    public static String of(long bytes, Texts texts) {
        return bytes < 1024 ? texts.counted("files.bytes", bytes) : HumanSize.of(bytes);
    }
}
