package panal.datanode.copy;

final class CopiesByStreamTest extends CopiesBehaviour {
    @Override
    boolean streams() {
        return true;
    }
}
