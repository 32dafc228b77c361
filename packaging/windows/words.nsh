; What the installer says beside the pages that NSIS brings itself.
!macro say NAME DUTCH ENGLISH
  LangString ${NAME} ${LANG_DUTCH} "${DUTCH}"
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
!macroend
!insertmacro say CLOSING "Herstel wordt gesloten als het nog open is" "Closing Herstel if it is open"
!insertmacro say STILL_RUNNING "Herstel is nog open. Sluit het en kies Opnieuw. Er is nog niets veranderd." "Herstel is still open. Close it and choose Retry. Nothing has been changed yet."
!insertmacro say NEWER "Er staat al een nieuwere versie van Herstel op deze computer ($0). Wil je versie ${VERSION} daarvoor in de plaats?" "A newer version of Herstel is on this computer ($0). Do you want version ${VERSION} instead?"
!insertmacro say NOT_WRITTEN "Niet alles was te schrijven. Is er genoeg ruimte? Wat er was, is gebleven." "Not everything could be written. Is there enough room? What was there is untouched."
!insertmacro say NOT_REPLACED "Dit bestand is niet te vervangen:" "This file cannot be replaced:"
!insertmacro say DATA_TITLE "Je gegevens" "Your data"
!insertmacro say DATA_SUBTITLE "Wat je in Herstel hebt bewaard" "What you have kept in Herstel"
!insertmacro say DATA_TEXT "Je notities, instellingen en eigen oefeningen blijven staan. Installeer je Herstel weer, dan is alles er nog. Ze staan in deze map:" "Your notes, settings and own exercises stay. When you install Herstel again, they are still there. They are in this folder:"
!insertmacro say DATA_BOX "Verwijder ook mijn gegevens" "Remove my data too"
!insertmacro say GONE "Herstel is verwijderd. Wat je zelf hebt bewaard, staat nog hier, tenzij je koos om het te verwijderen: $LOCALAPPDATA\Herstel" "Herstel has been removed. What you kept is still here, unless you chose to remove it: $LOCALAPPDATA\Herstel"
