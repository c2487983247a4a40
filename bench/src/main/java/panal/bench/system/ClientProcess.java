package panal.bench.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A process of clients, which does what it is told and says how long it took. For one thread. */
public final class ClientProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final ProgramCall call;
    private final Process process;
    private final PrintWriter work;
    private final BufferedReader answers;

    private ClientProcess(ProgramCall call, Process process) {
        this.call = call;
        this.process = process;
        this.work = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ClientProcess start(ProgramCall call) throws IOException {
        return new ClientProcess(call, call.startToTalkTo());
    }

    public long pid() {
        return process.pid();
    }

    /** Has some work done, and answers how many nanoseconds it took there; throws with the reason when it failed. */
    public long ask(String verb, Object... words) throws IOException {
        tell(verb, words);
        return answer();
    }

    /** Begins some work, whose answer is taken with {@link #answer}. */
    public void tell(String verb, Object... words) {
        StringBuilder line = new StringBuilder(verb);
        for (Object word : words) {
            line.append('\t').append(word);
        }
        work.println(line);
    }

    /** The answer to the work that was begun last. */
    public long answer() throws IOException {
        String answer = answers.readLine();
        if (answer == null || !answer.startsWith("ok ")) {
            throw new IOException("client process: " + (answer == null ? "it ended" : answer) + "\n" + call.said());
        }
        return Long.parseLong(answer.substring("ok ".length()));
    }

    @Override
    public void close() throws IOException {
        work.close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
