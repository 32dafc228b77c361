/* In place of icuuc.dll, which Windows 10 1903 and later have and Wine 10 has not. Qt6Core wants these twenty names. No
   converter can be opened here, so that only UTF-8, UTF-16 and Latin-1 work. For the rig only; never shipped. */
#define EXPORT __declspec(dllexport)
#define FILE_ACCESS_ERROR 4
typedef int Error;

static void *refuse(Error *error) {
    if (error) *error = FILE_ACCESS_ERROR;
    return 0;
}

EXPORT void *ucnv_open(const char *name, Error *error) { return refuse(error); }
EXPORT const char *ucnv_getName(void *converter, Error *error) { return refuse(error); }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) { return refuse(error); }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT int ucnv_toUCountPending(void *converter, Error *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, Error *error) { return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT void ucnv_toUnicode(void) {}
EXPORT void ucnv_fromUnicode(void) {}
EXPORT void ucnv_cbToUWriteUChars(void) {}
EXPORT void ucnv_cbFromUWriteUChars(void) {}
EXPORT void ucnv_getToUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_setToUCallBack(void) {}
EXPORT void ucnv_setFromUCallBack(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
