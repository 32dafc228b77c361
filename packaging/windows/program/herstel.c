/* Herstel.exe: loads the Python that current.txt beside it names, and runs Herstel in that.

   What one sees of a program - name, icon, version - Windows takes from the file that runs. The Python of python.org is
   called Python everywhere; this is called Herstel. It has no C library: nothing but Windows itself. */
#include <windows.h>
#include <shellapi.h>

#define LONGEST 32768
#define BROKEN 3

typedef int (*Main)(int count, wchar_t **words);

static wchar_t own[LONGEST], library[LONGEST], *words[LONGEST / 2 + 8];

static void give_up(const wchar_t *what) {
    static wchar_t text[1024]; /* the most that wsprintf writes */
    DWORD error = GetLastError();
    wsprintfW(text, L"Herstel kan niet starten: %.300s (Windows-fout %lu).\n\n"
                    L"Installeer Herstel opnieuw. Wat je hebt bewaard, blijft staan.", what, error);
    MessageBoxW(NULL, text, L"Herstel", MB_OK | MB_ICONERROR);
    ExitProcess(BROKEN);
}

/* Append what current.txt says to the folder that `library` holds up to `end`. */
static void name_library(DWORD end) {
    static char name[MAX_PATH + 1];
    DWORD count = 0;
    HANDLE file;
    lstrcpyW(library + end, L"current.txt");
    file = CreateFileW(library, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) give_up(library);
    if (!ReadFile(file, name, MAX_PATH, &count, NULL)) give_up(library);
    CloseHandle(file);
    while (count && (unsigned char)name[count - 1] <= ' ') count--;
    name[count] = 0;
    if (!count || end + count >= LONGEST || !MultiByteToWideChar(CP_UTF8, 0, name, -1, library + end, LONGEST - end))
        give_up(library);
}

void start(void) {
    int given = 0, count = 0, n;
    wchar_t **said;
    HMODULE python;
    Main main_of_python;
    DWORD end = GetModuleFileNameW(NULL, own, LONGEST);
    if (!end || end >= LONGEST - MAX_PATH) give_up(L"het pad is te lang");
    lstrcpyW(library, own);
    while (end && library[end - 1] != L'\\') end--;
    name_library(end);
    SetDllDirectoryW(L""); /* libraries are not looked for in the folder someone happens to be in */
    python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python) give_up(library);
    main_of_python = (Main)(void *)GetProcAddress(python, "Py_Main");
    if (!main_of_python) give_up(library);
    said = CommandLineToArgvW(GetCommandLineW(), &given);
    if (!said) give_up(L"de opdracht is niet te lezen");
    words[count++] = own;
    words[count++] = (wchar_t *)L"-I";
    words[count++] = (wchar_t *)L"-m";
    words[count++] = (wchar_t *)L"entry";
    for (n = 1; n < given; n++) words[count++] = said[n];
    ExitProcess((UINT)main_of_python(count, words));
}
