@echo off
setlocal
call "%~dp0..\launch.bat" || exit /b 1
"%java%" "@%flags%\console.flags" -jar "%checkout%\cluster\target\cluster.jar" stop %*
exit /b %ERRORLEVEL%
