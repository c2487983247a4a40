package panal.cliente.console.manual;

/** A manual page in the man macros of roff (man(7)). For one thread. */
final class Roff implements ManualPage.Printer {
    private final StringBuilder text = new StringBuilder();

    /** A page of section 1. */
    Roff(String title) {
        text.append(".TH \"").append(escaped(title)).append("\" 1 \"\" \"Panal\"\n");
    }

    String text() {
        return text.toString();
    }

    @Override
    public void section(String head) {
        text.append(".SH ").append(head).append('\n');
    }

    @Override
    public void paragraph(String words) {
        text.append(".PP\n").append(line(words));
    }

    @Override
    public void term(String term, String meaning) {
        text.append(".TP\n\\fB").append(escaped(term)).append("\\fR\n").append(line(meaning));
    }

    @Override
    public void literal(String words) {
        text.append(".PP\n.nf\n").append(line(words)).append(".fi\n");
    }

    /** A line of text is never taken for a request. */
    private static String line(String words) {
        String safe = escaped(words);
        return (safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "") + safe + "\n";
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
