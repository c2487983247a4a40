@echo off
setlocal
call "%~dp0..\launch.bat" || exit /b 1
"%java%" "@%flags%\nameserver.flags" %PANAL_JAVA_OPTS% -jar "%checkout%\nameserver\target\nameserver.jar" %*
exit /b %ERRORLEVEL%
