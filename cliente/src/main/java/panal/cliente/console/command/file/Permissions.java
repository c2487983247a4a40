package panal.cliente.console.command.file;

import panal.protocol.value.FileStatus;

/** Permission bits as {@code ls -l} writes them. */
final class Permissions {
    private static final String LETTERS = "rwxrwxrwx";

    private Permissions() {}

    /** Ten characters, such as {@code drwxr-xr-x}. */
    static String of(FileStatus status) {
        StringBuilder text = new StringBuilder(10).append(status.isDirectory() ? 'd' : '-');
        for (int i = 0; i < 9; i++) {
            boolean given = (status.mode() >> (8 - i) & 1) == 1;
            text.append(given ? LETTERS.charAt(i) : '-');
        }
        if ((status.mode() & 01000) != 0) {
            text.setCharAt(9, (status.mode() & 1) == 1 ? 't' : 'T');
        }
        return text.toString();
    }
}
