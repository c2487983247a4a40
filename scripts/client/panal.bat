@"%~dp0start_client.bat" %*
