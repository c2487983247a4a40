package panal.cluster.campaign;

/** Where trials are made, one after the other. For one thread. */
interface Lane extends AutoCloseable {
    /** Tries one case; what the fault brings about stands in the verdict. */
    Verdict run(String name, long seed) throws Exception;

    @Override
    void close();
}
