# Sourced by the scripts beside it, which set $checkout: finds java, builds what is missing or older than its sources.
# Everything it has to say goes to standard error, so that a command's output stays clean.

PANAL_HOME=${PANAL_HOME:-$checkout/data}
export PANAL_HOME

# Java reads arguments and file names in the locale's encoding; names are UTF-8 whatever the terminal was told.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *.[Uu][Tt][Ff]-8 | *.[Uu][Tt][Ff]8) ;;
    *)
        # The language stays the person's.
        PANAL_LOCALE=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
        LC_ALL=C.UTF-8
        export PANAL_LOCALE LC_ALL
        ;;
esac

fail() {
    echo "panal: $*" >&2
    exit 1
}

if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
else
    java=java
    command -v java >/dev/null || fail "no java found; install a JDK 17 or later, or set JAVA_HOME"
fi

# Maven writes this file at the end of each build of the cluster module, whose libraries are all the other modules.
stamp=$checkout/cluster/target/built

stale() {
    [ -f "$stamp" ] && [ -f "$checkout/cliente/target/cliente.jar" ] || return 0
    set --
    for module in protocol nameserver namenode datanode cliente cluster; do
        set -- "$@" "$checkout/$module/pom.xml" "$checkout/$module/src/main"
    done
    [ -n "$(find "$checkout/pom.xml" "$@" -type f -newer "$stamp")" ]
}

build() {
    command -v mvn >/dev/null || fail "no mvn found; install Maven 3.8 or later to build Panal"
    echo "panal: building (once, and again when sources change) ..." >&2
    (cd "$checkout" && mvn -q -B -Dquick -Dmaven.test.skip=true -pl cluster,cliente -am package </dev/null >&2) ||
        fail "the build failed; its messages are above"
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

# Where the JVM flags of each kind of process stand, for java to read.
flags=$checkout/cluster/src/main/resources/panal/cluster/launch

# run_main JAR CLASS OPTIONS ARGUMENT...: the console or the launcher, in place of this shell. It runs from the copy that the
# build has made of the jars, with its class-data archive; java says nothing of one that does not fit and goes on without.
run_main() {
    jar=$1
    class=$2
    options=$3
    shift 3
    run=$checkout/cluster/target/run
    # shellcheck disable=SC2086 # options are words
    if [ -f "$run/current" ] && ! [ "$stamp" -nt "$run/current" ] && read -r copy <"$run/current" &&
        [ -f "$run/$copy/cluster.jar" ]; then
        exec "$java" "@$flags/console.flags" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
            "-XX:SharedArchiveFile=$run/$copy/panal.jsa" $options -cp "$run/$copy/cluster.jar" "$class" "$@"
    fi
    # shellcheck disable=SC2086
    exec "$java" "@$flags/console.flags" $options -jar "$checkout/$jar" "$@"
}

# run_server MODULE ARGUMENT...: one service in this terminal until it ends. PANAL_JAVA_OPTS comes last and wins.
run_server() {
    build_if_needed
    module=$1
    shift
    # shellcheck disable=SC2086 # flags are words
    exec "$java" "@$flags/$module.flags" ${PANAL_JAVA_OPTS:-} -jar "$checkout/$module/target/$module.jar" "$@"
}

# run_launcher COMMAND ARGUMENT...
run_launcher() {
    run_main cluster/target/cluster.jar panal.cluster.launch.Main "" "$@"
}
