@echo off
setlocal
call "%~dp0..\launch.bat" || exit /b 1
"%java%" "@%flags%\namenode.flags" %PANAL_JAVA_OPTS% -jar "%checkout%\namenode\target\namenode.jar" %*
exit /b %ERRORLEVEL%
