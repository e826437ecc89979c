// In the builds under the address sanitizer only.

// A library that was opened stays to the end. The graphics driver is closed before the program
// ends, and what it still holds by pointers of its own would count as lost, by callers that nobody
// can name any more.
extern "C" __attribute__((visibility("default"))) int dlclose(void* /*library*/) { return 0; }

// libspeechd loses its words about a speech service that it could not start. They are made by
// vasprintf, which nothing of ours calls.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:__vasprintf_internal\n"; }
