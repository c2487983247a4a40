package panal.datanode.copy;

final class CopiesByCallTest extends CopiesBehaviour {
    @Override
    boolean streams() {
        return false;
    }
}
