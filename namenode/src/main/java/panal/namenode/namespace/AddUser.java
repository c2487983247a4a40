package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;

/** {@code by}, a superuser, lets another one log in; of their key only the verifier comes here. */
public record AddUser(String by, String user, Bits256 verifier, Set<String> groups) implements Command<User> {
    public AddUser {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(verifier, "verifier");
        groups = Set.copyOf(groups);
    }

    @Override
    public void require(Rights rights) throws AccessDenied {
        rights.toAdminister(by);
    }

    @Override
    public Decision<User> decideOn(Namespace namespace) throws PanalException {
        Rules.checkUserName(user);
        for (String group : groups) {
            Rules.checkUserName(group);
        }
        if (namespace.user(user).isPresent()) {
            throw new AlreadyExists("user " + user);
        }
        User added = new User(user, verifier, false, groups.isEmpty() ? Set.of(user) : groups);
        return new Decision<>(List.of(new ClusterEdit.UserPut(added)), added);
    }
}
