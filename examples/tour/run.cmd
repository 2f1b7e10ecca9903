@echo off
rem The tour on Windows: see the shell script "run" beside this file.
setlocal
set HERE=%~dp0
set BUILT=%HERE%target\dependencies.classpath
if not exist "%BUILT%" (
  echo Building Tacit, once ... 1>&2
  pushd "%HERE%..\.."
  call mvn -B -ntp -q -pl examples/tour -am -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2 || exit /b 2
  popd
)
set /p CP=<"%BUILT%"
java -Dtacit.tour.work="%HERE%target\tour" -cp "%HERE%target\classes;%CP%" dev.tacit.examples.tour.Tour %*
