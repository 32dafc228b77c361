; The installer of Herstel: per user, no administrator. The build gives VERSION, NUMBERS, ID, EPOCH, FILES (a list of
; what goes in), STAGE, CLOSER, ICON, SIDE (a picture),
; LICENCE and OUT; SIGN where there is a certificate.
;
; Each version has a folder of its own, app-VERSION-ID. current.txt says which of them Herstel.exe runs. It is replaced
; in one step, after all else is there: an installer that is killed leaves the version that was.
;
; Exit codes: 0 done; 1 stopped by the user; 2 it could not be done; 3 Herstel was still running; 4 a newer version is
; there (silent only; /OVER installs over it).

Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
Name "Herstel"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Herstel"
BrandingText "Herstel ${VERSION}"
ManifestSupportedOS Win10
ManifestDPIAware true
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Herstel"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define MODEL_ID "nl.herstel.Herstel"
!define APP "app-${VERSION}-${ID}"
!define MARK "version.txt" ; says that a folder is ours; by its name the last to be removed
!define DATA "$LOCALAPPDATA\Herstel"
!define WAIT_S 20
!define REPLACE 9 ; MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!include "${FILES}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"

; NSIS has words of its own for every page; these are ours, as Herstel speaks.
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME_TEXT)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(LICENCE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(LICENCE_SUBTITLE)"
!define MUI_LICENSEPAGE_TEXT_TOP " "
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LICENCE_TEXT)"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!define MUI_PAGE_HEADER_TEXT "$(PLACE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(PLACE_SUBTITLE)"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(PLACE_TEXT)"
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "$(BUSY_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(BUSY_SUBTITLE)"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(READY_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(READY_TEXT)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Herstel.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(READY_RUN)"
!insertmacro MUI_PAGE_FINISH
!define MUI_PAGE_HEADER_TEXT "$(REMOVE_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(REMOVE_SUBTITLE)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(REMOVE_TEXT)"
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskData un.TakeData
!define MUI_PAGE_HEADER_TEXT "$(REMOVING_TITLE)"
!define MUI_PAGE_HEADER_SUBTEXT "$(BUSY_SUBTITLE)"
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "$(GONE_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(GONE)"
!insertmacro MUI_UNPAGE_FINISH
Var Left ; what is said of the data at the end
!insertmacro MUI_LANGUAGE "Dutch"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

!macro version_of LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Herstel"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "Herstel ${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Herstel"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "MIT"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
!macroend
!insertmacro version_of ${LANG_DUTCH}
!insertmacro version_of ${LANG_ENGLISH}

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
  !finalize '${SIGN} "%1"'
!endif

Var Number
Var Remove
Var RemoveBox
Var Where

; Put NAME.new in the place of NAME, also where that is there; ends the installer where it cannot.
!macro replace NAME
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\${NAME}.new", w "$INSTDIR\${NAME}", i ${REPLACE}) i .r0'
  ${If} $0 = 0
    DetailPrint "$(NOT_REPLACED) ${NAME}"
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_REPLACED) ${NAME}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
!macroend

; Ask what runs of Herstel to end, and go on when it has.
!macro close_running UN
Function ${UN}CloseRunning
  ${IfNot} ${FileExists} "$INSTDIR\Herstel.exe"
    Return
  ${EndIf}
  InitPluginsDir
  File "/oname=$PLUGINSDIR\close.exe" "${CLOSER}"
  again:
  DetailPrint "$(CLOSING)"
  ExecWait '"$PLUGINSDIR\close.exe" "$INSTDIR\Herstel.exe" ${WAIT_S}' $0
  ${If} $0 <> 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro close_running ""
!insertmacro close_running "un."

; Remove the folders of versions but the one that stays ("" for none).
!macro remove_versions UN
Function ${UN}RemoveVersions
  Exch $R0
  Push $R1
  Push $R2
  FindFirst $R1 $R2 "$INSTDIR\app-*"
  ${DoWhile} $R2 != ""
    ${If} $R2 != $R0
    ${AndIf} ${FileExists} "$INSTDIR\$R2\${MARK}"
      RMDir /r "$INSTDIR\$R2"
    ${EndIf}
    FindNext $R1 $R2
  ${Loop}
  FindClose $R1
  Pop $R2
  Pop $R1
  Pop $R0
FunctionEnd
!macroend
!insertmacro remove_versions ""
!insertmacro remove_versions "un."

; The language is that of Windows, or what /LANG= says: 1043 is Dutch, 1033 English.
!macro choose_language
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/LANG=" $1
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $1
  ${EndIf}
!macroend

Function .onInit
  SetShellVarContext current
  !insertmacro choose_language
  ; Without /D= on the command line: where it was installed before.
  ${If} $INSTDIR == "$LOCALAPPDATA\Programs\Herstel"
    ReadRegStr $0 HKCU "${KEY}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
  ReadRegStr $0 HKCU "${KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${GetParameters} $2
    ClearErrors
    ${GetOptions} $2 "/OVER" $3
    ${If} $1 = 1
    ${AndIf} ${Errors}
      MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(NEWER)" /SD IDNO IDYES over
      SetErrorLevel 4
      ${IfNot} ${Silent}
        SetErrorLevel 1
      ${EndIf}
      Quit
      over:
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  Call CloseRunning
  ; A folder that nothing uses yet: what is there of the same version stays whole until the end.
  StrCpy $Number 1
  StrCpy $Where "${APP}"
  ${While} ${FileExists} "$INSTDIR\$Where\*.*"
    IntOp $Number $Number + 1
    StrCpy $Where "${APP}-$Number"
  ${EndWhile}
  ClearErrors
  SetOutPath "$INSTDIR\$Where"
  FileOpen $0 "$INSTDIR\$Where\${MARK}" w
  FileWrite $0 "Herstel ${VERSION} ${ID}$\r$\n"
  FileClose $0
  !insertmacro app_files "$INSTDIR\$Where"
  SetOutPath "$INSTDIR"
  File "/oname=Herstel.exe.new" "${STAGE}\Herstel.exe"
  WriteUninstaller "$INSTDIR\Verwijderen.exe.new"
  FileOpen $0 "$INSTDIR\current.txt.new" w
  FileWrite $0 "$Where\python313.dll$\r$\n"
  FileClose $0
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_WRITTEN)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro replace "Herstel.exe"
  !insertmacro replace "Verwijderen.exe"
  !insertmacro replace "current.txt"

  Push $Where
  Call RemoveVersions
  Call Shortcut
  WriteRegStr HKCU "${KEY}" "DisplayName" "Herstel"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "Herstel"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\Herstel.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\Verwijderen.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\Verwijderen.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; The entry in the start menu. Its AppUserModelID is that of the program, so that Windows knows them as one.
Function Shortcut
  SetOutPath "$INSTDIR"
  CreateShortCut "$SMPROGRAMS\Herstel.lnk" "$INSTDIR\Herstel.exe" "" "$INSTDIR\Herstel.exe" 0 SW_SHOWNORMAL "" "Herstel"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\Herstel.lnk",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'oleaut32::SysAllocString(w "${MODEL_ID}") p .r5'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID}) p .r3'
        System::Call '*(&i2 ${VT_BSTR}, &i6 0, p r5, p 0) p .r4'
        ${IPropertyStore::SetValue} $2 '($3,$4)'
        ${IPropertyStore::Commit} $2 ""
        System::Call 'oleaut32::SysFreeString(p r5)'
        System::Free $3
        System::Free $4
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("$SMPROGRAMS\Herstel.lnk",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext current
  StrCpy $Remove 0
  !insertmacro choose_language
  ClearErrors
  ${GetOptions} $0 "/REMOVEDATA" $1
  ${IfNot} ${Errors}
    StrCpy $Remove 1
  ${EndIf}
FunctionEnd

Function un.AskData
  ${IfNot} ${FileExists} "${DATA}\*.*"
    Abort
  ${EndIf}
  !insertmacro MUI_HEADER_TEXT "$(DATA_TITLE)" "$(DATA_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 48u "$(DATA_TEXT)$\r$\n$\r$\n${DATA}"
  Pop $0
  ${NSD_CreateCheckbox} 0 56u 100% 12u "$(DATA_BOX)"
  Pop $RemoveBox
  nsDialogs::Show
FunctionEnd

Function un.TakeData
  ${NSD_GetState} $RemoveBox $Remove
FunctionEnd

Section "un."
  Call un.CloseRunning
  ; Only where it starts this program, and not another Herstel.
  ReadRegStr $0 HKCU "${RUN}" "Herstel"
  ClearErrors
  ${un.WordFind} "$0" "$INSTDIR\Herstel.exe" "E+1{" $1
  ${IfNot} ${Errors}
    DeleteRegValue HKCU "${RUN}" "Herstel"
    DeleteRegValue HKCU "${APPROVED}" "Herstel"
  ${EndIf}
  Delete "$SMPROGRAMS\Herstel.lnk"
  Push ""
  Call un.RemoveVersions
  Delete "$INSTDIR\current.txt"
  Delete "$INSTDIR\current.txt.new"
  Delete "$INSTDIR\Herstel.exe.new"
  Delete "$INSTDIR\Verwijderen.exe.new"
  Delete "$INSTDIR\Herstel.exe"
  Delete "$INSTDIR\Verwijderen.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs"
  DeleteRegKey HKCU "${KEY}"
  DeleteRegKey /ifempty HKCU "Software\Microsoft\Windows\CurrentVersion\Uninstall"
  StrCpy $Left "$(LEFT_ALL)"
  ${If} $Remove = 1
    RMDir /r "${DATA}"
  ${EndIf}
  ${IfNot} ${FileExists} "${DATA}\*.*"
    StrCpy $Left "$(LEFT_NOTHING)"
  ${EndIf}
SectionEnd
