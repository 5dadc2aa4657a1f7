; The installer of vqdesk, for one user and without an administrator.
; build/windows/installer.py calls makensis with VERSION, NUMBERS, SCHEMA, PROGRAM, ICON and OUT, and with SIGN where it signs.

!ifndef ANYTARGET ; NSIS as it comes for Windows has only 32-bit stubs
Target amd64-unicode
!endif
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64 ; the two programs share their modules, and are far apart
SetDateSave off
RequestExecutionLevel user
ManifestSupportedOS Win10
ManifestLongPathAware true
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include Sections.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\vqdesk"
!define TYPE "vqdesk.store"
!define DATA "$LOCALAPPDATA\vqdesk"
!define STORE "${DATA}\vqdesk.vqd"
!define WINDOWS_BUILD 17763 ; Windows 10 1809, the first on which Qt 6 runs
!define SCHEMA_PLACE 60 ; in an SQLite file's header: user_version, four bytes, highest first
!define REFUSED 3 ; the exit code of what was refused, as the program's own

Name "vqdesk ${VERSION}"
BrandingText "vqdesk ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\vqdesk"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "vqdesk"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Cài đặt vqdesk: lập biểu kèm theo báo cáo"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_ALLLANGUAGES
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\vqdesk.exe"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Vietnamese"
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_RESERVEFILE_LANGDLL

!macro SAY NAME VIETNAMESE ENGLISH
  LangString ${NAME} ${LANG_VIETNAMESE} "${VIETNAMESE}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!insertmacro SAY TooOld \
  "vqdesk cần Windows 10 bản 1809 (17763) trở lên; máy này dùng bản cũ hơn nên không cài được." \
  "vqdesk needs Windows 10 version 1809 (17763) or newer; this PC has an older one."
!insertmacro SAY NewerProgram \
  "Máy này đã có vqdesk $0, mới hơn bản ${VERSION} này. Hãy giữ bản đang có, hoặc gỡ nó (giữ lại dữ liệu) rồi cài lại." \
  "vqdesk $0, newer than this ${VERSION}, is installed. Keep it, or uninstall it (keeping the data) and try again."
!insertmacro SAY NewerStore \
  "Dữ liệu ${STORE} do một bản vqdesk mới hơn lập ra; bản ${VERSION} này không mở được. Hãy dùng bộ cài mới hơn." \
  "The data in ${STORE} were made by a newer vqdesk than this ${VERSION}. Use a newer installer."
!insertmacro SAY Running \
  "vqdesk đang chạy. Hãy đóng chương trình rồi bấm Thử lại." \
  "vqdesk is running. Close it, then choose Retry."
!insertmacro SAY NoCopy \
  "Không chép dự phòng được dữ liệu ${STORE}, nên chưa cài gì. Hãy xem ổ đĩa còn chỗ trống không rồi thử lại." \
  "The data in ${STORE} could not be copied aside, so nothing was installed. See that the disk has room, then try again."
!insertmacro SAY Program "Chương trình vqdesk" "The program vqdesk"
!insertmacro SAY Desktop "Biểu tượng trên màn hình nền" "An icon on the desktop"
!insertmacro SAY TypeName "Dữ liệu vqdesk" "vqdesk data"
!insertmacro SAY RemoveData \
  "Xóa luôn cả dữ liệu (mọi báo cáo đã lập) trong ${DATA}? Xóa rồi thì không lấy lại được.$\n$\nBấm Không để giữ lại dữ liệu." \
  "Delete the data too (all reports ever made) in ${DATA}? They cannot be brought back.$\n$\nChoose No to keep them."

!macro REFUSE TEXT
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${REFUSED}
  Quit
!macroend

; Ask to close the program as long as its file or its store cannot be opened for writing.
!macro WAIT_UNTIL_CLOSED UN
  Function ${UN}WaitUntilClosed
    again:
    StrCpy $1 "$INSTDIR\vqdesk.exe"
    Call ${UN}IsFree
    ${If} $2 == 1
      StrCpy $1 "$INSTDIR\vqdesk-cli.exe"
      Call ${UN}IsFree
    ${EndIf}
    ${If} $2 == 1
      StrCpy $1 "${STORE}"
      Call ${UN}IsFree
    ${EndIf}
    ${If} $2 != 1
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY again
      SetErrorLevel ${REFUSED}
      Quit
    ${EndIf}
  FunctionEnd

  ; Is the file $1 missing, or can it be opened for writing? The answer, 1 or 0, is left in $2.
  Function ${UN}IsFree
    StrCpy $2 1
    ${If} ${FileExists} "$1"
      ClearErrors
      FileOpen $3 "$1" a
      ${If} ${Errors}
        StrCpy $2 0
      ${Else}
        FileClose $3
      ${EndIf}
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function .onInit
  SetShellVarContext current
  StrCpy $LANGUAGE ${LANG_VIETNAMESE} ; offered first, also where Windows speaks English
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${AtLeastBuild} ${WINDOWS_BUILD}
    !insertmacro REFUSE "$(TooOld)"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro REFUSE "$(NewerProgram)"
    ${EndIf}
  ${EndIf}
  Call RefuseNewerStore
  Call ChooseDesktop
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Function RefuseNewerStore
  ClearErrors
  FileOpen $0 "${STORE}" r
  ${If} ${Errors}
    Return ; there is none, or the program holds it: that is asked before anything is changed
  ${EndIf}
  FileSeek $0 ${SCHEMA_PLACE} SET
  StrCpy $1 0
  ${For} $2 1 4
    StrCpy $3 0
    FileReadByte $0 $3
    IntOp $1 $1 << 8
    IntOp $1 $1 | $3
  ${Next}
  FileClose $0
  ${If} $1 > ${SCHEMA}
    !insertmacro REFUSE "$(NewerStore)"
  ${EndIf}
FunctionEnd

; A store that a program left in the midst of a change is two files: both are copied, under a name of their own.
Function CopyStoreAside
  ${IfNot} ${FileExists} "${STORE}"
    Return
  ${EndIf}
  StrCpy $0 "${DATA}\vqdesk-before-${VERSION}.vqd"
  System::Call 'kernel32::CopyFileW(w "${STORE}", w r0, i 0) i .r1'
  ${If} $1 != 0
  ${AndIf} ${FileExists} "${STORE}-journal"
    System::Call 'kernel32::CopyFileW(w "${STORE}-journal", w "$0-journal", i 0) i .r1'
  ${ElseIf} $1 != 0
    Delete "$0-journal"
  ${EndIf}
  ${If} $1 == 0
    !insertmacro REFUSE "$(NoCopy)"
  ${EndIf}
FunctionEnd

Section "$(Program)" SectionProgram
  SectionIn RO
  SetShellVarContext current
  Call WaitUntilClosed
  Call RefuseNewerStore
  Call CopyStoreAside
  ; What an older version had and this one has not must not stay.
  ${If} ${FileExists} "$INSTDIR\vqdesk.exe"
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\vqdesk.lnk" "$INSTDIR\vqdesk.exe"

  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "$(TypeName)"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\vqdesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\vqdesk.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.vqd" "" "${TYPE}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "vqdesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\vqdesk.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "vqdesk"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section /o "$(Desktop)" SectionDesktop
  CreateShortcut "$DESKTOP\vqdesk.lnk" "$INSTDIR\vqdesk.exe"
SectionEnd

; The switch /DESKTOP checks the box, which a silent installation could not do otherwise.
Function ChooseDesktop
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionDesktop}
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  Call un.WaitUntilClosed
  StrCpy $0 0
  ${If} ${FileExists} "${DATA}\*"
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(RemoveData)" /SD IDNO IDNO keep
    StrCpy $0 1
    keep:
  ${EndIf}
  Delete "$SMPROGRAMS\vqdesk.lnk"
  Delete "$DESKTOP\vqdesk.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\vqdesk.exe"
  Delete "$INSTDIR\vqdesk-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only where nobody put anything else
  ReadRegStr $1 HKCU "Software\Classes\.vqd" ""
  ${If} $1 == "${TYPE}"
    DeleteRegKey HKCU "Software\Classes\.vqd"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $0 == 1
    RMDir /r "${DATA}"
  ${EndIf}
SectionEnd
