/* close.exe PROGRAM SECONDS: asks every running PROGRAM (a full path) of this user to end, as Windows itself asks at the
   end of a session, and waits. Exit code 0: none runs any more; 1: one does; 2: wrong words.

   The installer carries it and does not install it. */
#include <windows.h>
#include <shellapi.h>
#include <tlhelp32.h>

#define LONGEST 32768
#define MOST 256
#define ANSWER_MS 5000
#define LOOK_MS 100

static wchar_t path[LONGEST];
static DWORD running[MOST];
static int count;

static void look(const wchar_t *program) {
    static PROCESSENTRY32W entry;
    HANDLE list = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0), process;
    count = 0;
    if (list == INVALID_HANDLE_VALUE) return;
    entry.dwSize = sizeof entry;
    if (Process32FirstW(list, &entry)) do {
        DWORD length = LONGEST;
        process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, entry.th32ProcessID);
        if (!process) continue;
        if (QueryFullProcessImageNameW(process, 0, path, &length) && !lstrcmpiW(path, program) && count < MOST)
            running[count++] = entry.th32ProcessID;
        CloseHandle(process);
    } while (Process32NextW(list, &entry));
    CloseHandle(list);
}

static BOOL CALLBACK ask(HWND window, LPARAM message) {
    DWORD owner = 0;
    DWORD_PTR answer;
    int n;
    GetWindowThreadProcessId(window, &owner);
    for (n = 0; n < count; n++)
        if (running[n] == owner)
            SendMessageTimeoutW(window, (UINT)message, message == WM_ENDSESSION, ENDSESSION_CLOSEAPP,
                                SMTO_ABORTIFHUNG | SMTO_NORMAL, ANSWER_MS, &answer);
    return TRUE;
}

static DWORD number(const wchar_t *digits) {
    DWORD value = 0;
    while (*digits >= L'0' && *digits <= L'9') value = 10 * value + (DWORD)(*digits++ - L'0');
    return value;
}

void start(void) {
    int given = 0;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    DWORD begun = GetTickCount(), longest;
    if (!words || given != 3) ExitProcess(2);
    longest = 1000 * number(words[2]);
    look(words[1]);
    if (count) {
        EnumWindows(ask, WM_QUERYENDSESSION);
        EnumWindows(ask, WM_ENDSESSION);
    }
    while (look(words[1]), count && GetTickCount() - begun < longest) Sleep(LOOK_MS);
    ExitProcess(count ? 1 : 0);
}
