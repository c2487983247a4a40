@echo off
setlocal
call "%~dp0..\launch.bat" || exit /b 1
"%java%" "@%flags%\console.flags" %PANAL_JAVA_OPTS% -jar "%checkout%\cliente\target\cliente.jar" %*
exit /b %ERRORLEVEL%
