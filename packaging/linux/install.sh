#!/bin/sh
# Put Herstel in your own folders: the program in ~/.local/lib/herstel, and an entry with its icon in the menu.
# ./install.sh installs it, or puts this version in the place of another; ./install.sh --remove takes it away.
# The file is run as a whole before its first step: main is called on the last line.

set -eu

app=nl.herstel.Herstel

fail() {
    printf 'herstel: %s\n' "$1" >&2
    exit 1
}

# Whether a Herstel that is installed here is open.
is_open() {
    for process in /proc/[0-9]*; do
        case $(readlink "$process/exe" 2>/dev/null || :) in
            "$program"/*) return 0 ;;
        esac
    done
    return 1
}

# The words of an Exec line: quoted, and every special character escaped for the string and for the command.
quoted() {
    printf '%s' "$1" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g' -e 's/^/"/' -e 's/$/"/'
}

refresh_menu() {
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database -q "$data/applications" 2>/dev/null || :
    fi
    if [ -d "$data/icons/hicolor" ]; then
        touch "$data/icons/hicolor"
    fi
}

# What this script put outside the folder of the program.
remove_entries() {
    rm -f "$data/applications/$app.desktop" "$data/metainfo/$app.metainfo.xml"
    rm -f "$data"/icons/hicolor/*/apps/"$app".png
    if [ "$(readlink "$bin/herstel" 2>/dev/null || :)" = "$program/Herstel" ]; then
        rm -f "$bin/herstel"
    fi
}

install() {
    [ -x "$here/Herstel" ] || fail "het programma staat niet naast dit script. Pak het bestand nog eens uit."
    [ "$here" != "$program" ] || fail "dit is al de geïnstalleerde Herstel."
    rm -rf "$program.new" "$program.old"
    mkdir -p "$(dirname "$program")" "$bin" "$data/applications" "$data/metainfo"
    cp -R "$here" "$program.new"
    chmod -R u+w "$program.new"
    # The old one is in place until the new one is there whole.
    if [ -d "$program" ]; then
        mv "$program" "$program.old"
    fi
    if ! mv "$program.new" "$program"; then
        mv "$program.old" "$program" 2>/dev/null || :
        fail "de nieuwe Herstel kan niet op haar plaats komen. De oude staat er nog."
    fi
    rm -rf "$program.old"
    ln -sf "$program/Herstel" "$bin/herstel"
    for size in "$program"/share/icons/*; do
        icons="$data/icons/hicolor/$(basename "$size")/apps"
        mkdir -p "$icons"
        cp "$size/$app.png" "$icons/$app.png"
    done
    cp "$program/share/$app.metainfo.xml" "$data/metainfo/$app.metainfo.xml"
    entry="$data/applications/$app.desktop"
    while IFS= read -r line; do
        case $line in
            Exec=*) printf 'Exec=%s\n' "$(quoted "$program/Herstel")" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <"$program/share/$app.desktop" >"$entry.new"
    mv "$entry.new" "$entry"
    refresh_menu
    printf 'Herstel staat in het menu. Weghalen: "%s" --remove\n' "$program/install.sh"
}

remove() {
    [ -e "$program" ] || fail "er is hier geen Herstel geïnstalleerd."
    remove_entries
    # Starting at login, where it starts this Herstel.
    if grep -qsF "$(quoted "$program/Herstel")" "$config/autostart/herstel.desktop"; then
        rm -f "$config/autostart/herstel.desktop"
    fi
    rm -rf "$program" "$program.new" "$program.old"
    refresh_menu
    printf 'Herstel is weg. Wat je zelf schreef en instelde staat nog in %s\n' "$data/Herstel"
}

main() {
    [ -n "${HOME:-}" ] || fail "de map van de gebruiker is niet bekend (HOME)."
    here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
    mkdir -p "$HOME/.local/lib"
    program=$(CDPATH='' cd -- "$HOME/.local/lib" && pwd -P)/herstel
    bin=$HOME/.local/bin
    data=${XDG_DATA_HOME:-$HOME/.local/share}
    config=${XDG_CONFIG_HOME:-$HOME/.config}
    case ${1:-} in
        '' | --remove) ;;
        *) fail "gebruik: ./install.sh of ./install.sh --remove" ;;
    esac
    if is_open; then
        fail "Herstel is nog open. Sluit Herstel (Ctrl+Q) en doe dit nog eens."
    fi
    if [ -n "${1:-}" ]; then remove; else install; fi
    exit 0
}

main "$@"
