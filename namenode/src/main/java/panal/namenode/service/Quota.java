package panal.namenode.service;

import java.util.HashMap;
import java.util.Map;

/** How many of something there may be, for each user and in all. Thread-safe. */
final class Quota {
    private final int perUser;
    private final int inAll;
    /** By user; guarded by this, with {@link #taken}. */
    private final Map<String, Integer> ofUsers = new HashMap<>();

    private int taken;

    Quota(int perUser, int inAll) {
        this.perUser = perUser;
        this.inAll = inAll;
    }

    /** Takes one, to be given back; false when there is none for this user. */
    synchronized boolean take(String user) {
        int has = ofUsers.getOrDefault(user, 0);
        if (has >= perUser || taken >= inAll) {
            return false;
        }
        ofUsers.put(user, has + 1);
        taken++;
        return true;
    }

    synchronized void giveBack(String user) {
        int left = ofUsers.getOrDefault(user, 0) - 1;
        if (left < 0) {
            throw new IllegalStateException("user " + user + " has none to give back");
        }
        taken--;
        if (left == 0) {
            ofUsers.remove(user);
        } else {
            ofUsers.put(user, left);
        }
    }
}
