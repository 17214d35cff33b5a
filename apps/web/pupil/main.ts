import '../src/pupil/main'
