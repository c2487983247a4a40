# Sourced by the scripts beside it, which set $checkout: finds java, builds what is missing or older than its sources.
# Everything it has to say goes to standard error, so that a command's output stays clean.

PANAL_HOME=${PANAL_HOME:-$checkout/data}
export PANAL_HOME

# Java reads arguments and file names in the locale's encoding; names are UTF-8 whatever the terminal was told.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *.[Uu][Tt][Ff]-8 | *.[Uu][Tt][Ff]8) ;;
    *)
        LC_ALL=C.UTF-8
        export LC_ALL
        ;;
esac

fail() {
    echo "panal: $*" >&2
    exit 1
}

if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
else
    java=$(command -v java) || fail "no java found; install a JDK 17 or later, or set JAVA_HOME"
fi

# Maven writes this file at the end of each build of the cluster module, whose libraries are all the other modules.
stamp=$checkout/cluster/target/built

stale() {
    [ -f "$stamp" ] && [ -f "$checkout/cliente/target/cliente.jar" ] || return 0
    [ -n "$(
        cd "$checkout" &&
            find pom.xml protocol/pom.xml nameserver/pom.xml namenode/pom.xml datanode/pom.xml cliente/pom.xml \
                cluster/pom.xml protocol/src/main nameserver/src/main namenode/src/main datanode/src/main \
                cliente/src/main cluster/src/main -type f -newer "$stamp" | head -n 1
    )" ]
}

build() {
    command -v mvn >/dev/null || fail "no mvn found; install Maven 3.8 or later to build Panal"
    echo "panal: building (once, and again when sources change) ..." >&2
    (cd "$checkout" && mvn -q -B -Dquick -Dmaven.test.skip=true -pl cluster,cliente -am package </dev/null >&2) ||
        fail "the build failed; its messages are above"
    # Archives that make starts cheaper; whatever goes wrong with them, clusters start without.
    run_java -jar "$checkout/cluster/target/cluster.jar" prepare >&2 || true
}

# run_java ARGUMENT...: a JVM that starts quickly and does not live long.
run_java() {
    env -u PANAL_JAVA_OPTS "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "$@" </dev/null
}

build_if_needed() {
    stale || return 0
    if command -v flock >/dev/null; then
        mkdir -p "$checkout/target"
        # Terminals opened together build once: the others wait here and then find everything fresh.
        (
            flock 9
            if stale; then build; fi
        ) 9>"$checkout/target/build.lock"
    else
        build
    fi
}

# The flags of every server process. PANAL_JAVA_OPTS comes last and wins.
server_flags="-XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true ${PANAL_JAVA_OPTS:-}"

# run_server MODULE ARGUMENT...: one service in this terminal until it ends.
run_server() {
    module=$1
    shift
    build_if_needed
    # shellcheck disable=SC2086 # flags are words
    exec "$java" $server_flags -jar "$checkout/$module/target/$module.jar" "$@"
}

# run_launcher COMMAND ARGUMENT...
run_launcher() {
    # shellcheck disable=SC2086
    exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$checkout/cluster/target/cluster.jar" "$@"
}
