@echo off
setlocal
call "%~dp0..\launch.bat" || exit /b 1
"%java%" "@%flags%\datanode.flags" %PANAL_JAVA_OPTS% -jar "%checkout%\datanode\target\datanode.jar" %*
exit /b %ERRORLEVEL%
