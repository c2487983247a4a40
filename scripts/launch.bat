@rem Called by the scripts beside it, which run what it sets: finds java, builds what is missing. Everything that it has to
@rem say goes to standard error, so that a command's output stays clean. scripts/launch.sh does the same elsewhere.
@echo off
for %%d in ("%~dp0..") do set "checkout=%%~fd"
if not defined PANAL_HOME set "PANAL_HOME=%checkout%\data"
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
set "flags=%checkout%\cluster\src\main\resources\panal\cluster\launch"
if exist "%checkout%\cluster\target\built" if exist "%checkout%\cliente\target\cliente.jar" exit /b 0
echo panal: building (once) ... 1>&2
call mvn -q -B -Dquick -Dmaven.test.skip=true -f "%checkout%\pom.xml" -pl cluster,cliente -am package <nul 1>&2 && exit /b 0
echo panal: the build failed; its messages are above 1>&2
exit /b 1
