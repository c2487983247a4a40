package panal.bench.system;

/** A process of a system under test. */
public record ServerProcess(String name, long pid) {}
