#!/bin/sh
# Signs Herstel.app, has Apple notarise it, and packs it in a disk image; then checks all that.
#
#   packaging/macos/sign.sh dist/Herstel.app dist/Herstel-0.1.0-macos-arm64.dmg
#
# Signing wants a certificate "Developer ID Application" in the keychain, and its name in
#   HERSTEL_MAC_IDENTITY      such as: Developer ID Application: Jan Jansen (ABCDE12345)
# or that certificate itself, for a machine without it:
#   HERSTEL_MAC_CERTIFICATE   the .p12 file, in base64
#   HERSTEL_MAC_PASSWORD      the password of that file
# Notarising wants a key of App Store Connect:
#   HERSTEL_NOTARY_KEY        the .p8 file, as text
#   HERSTEL_NOTARY_KEY_ID, HERSTEL_NOTARY_ISSUER
# Without HERSTEL_MAC_IDENTITY the app keeps the signature of nobody that PyInstaller gave it, and macOS warns for it.
set -eu

app=$1
image=$2
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
keychain="$scratch/herstel.keychain-db"
keychains_file="$scratch/keychains"

clean_up() {
    if [ -f "$keychains_file" ]; then
        # The list has one path a line, each between quotes.
        sed 's/^ *"//; s/"$//' "$keychains_file" | tr '\n' '\0' | xargs -0 security list-keychains -d user -s
        security delete-keychain "$keychain" || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

say() {
    printf '%s\n' "$*" >&2
}

# A keychain of our own with the certificate, in front of those of the user until this script ends.
import_certificate() {
    password=$(openssl rand -hex 24)
    security list-keychains -d user >"$keychains_file"
    security create-keychain -p "$password" "$keychain"
    security set-keychain-settings -lut 3600 "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    printf '%s' "$HERSTEL_MAC_CERTIFICATE" | base64 --decode >"$scratch/certificate.p12"
    security import "$scratch/certificate.p12" -k "$keychain" -f pkcs12 -P "$HERSTEL_MAC_PASSWORD" -T /usr/bin/codesign
    rm "$scratch/certificate.p12"
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >"$scratch/partitions"
    sed 's/^ *"//; s/"$//' "$keychains_file" | tr '\n' '\0' | xargs -0 security list-keychains -d user -s "$keychain"
}

sign() {
    codesign --force --options runtime --timestamp --sign "$HERSTEL_MAC_IDENTITY" "$@"
}

# From the inside out: a signature covers those of what lies within.
sign_app() {
    find "$app/Contents" -type f ! -path '*.framework/*' ! -path "$app/Contents/MacOS/*" -print >"$scratch/files"
    while IFS= read -r file; do
        case $(file -b "$file") in
            Mach-O*) sign "$file" ;;
        esac
    done <"$scratch/files"
    find "$app/Contents/Frameworks" -type d -name '*.framework' -print >"$scratch/frameworks"
    while IFS= read -r framework; do
        sign "$framework"
    done <"$scratch/frameworks"
    sign --entitlements "$here/entitlements.plist" "$app"
}

# Waits for Apple's answer. The log says what was wrong with which file.
notarise() {
    printf '%s\n' "$HERSTEL_NOTARY_KEY" >"$scratch/key.p8"
    set -- "$1" --key "$scratch/key.p8" --key-id "$HERSTEL_NOTARY_KEY_ID" --issuer "$HERSTEL_NOTARY_ISSUER"
    xcrun notarytool submit "$@" --wait --timeout 30m --output-format json >"$scratch/answer.json" || true
    if [ "$(plutil -extract status raw -o - "$scratch/answer.json")" != Accepted ]; then
        cat "$scratch/answer.json" >&2
        number=$(plutil -extract id raw -o - "$scratch/answer.json") || exit 1
        shift
        xcrun notarytool log "$number" "$@" >&2
        exit 1
    fi
}

# A window with the app and the folder to drag it to.
make_image() {
    mkdir "$scratch/image"
    ditto "$app" "$scratch/image/$(basename "$app")"
    ln -s /Applications "$scratch/image/Applications"
    rm -f "$image"
    hdiutil create -quiet -volname Herstel -srcfolder "$scratch/image" -fs HFS+ -format UDZO "$image"
    hdiutil verify -quiet "$image"
}

if [ -n "${HERSTEL_MAC_CERTIFICATE:-}" ]; then
    import_certificate
fi
if [ -n "${HERSTEL_MAC_IDENTITY:-}" ]; then
    sign_app
fi
codesign --verify --deep --strict --verbose=2 "$app"

if [ -z "${HERSTEL_MAC_IDENTITY:-}" ]; then
    make_image
    say "Niet ondertekend: HERSTEL_MAC_IDENTITY is leeg. macOS waarschuwt; zie docs/installeren.md."
    exit 0
fi
if [ -z "${HERSTEL_NOTARY_KEY:-}" ]; then
    make_image
    codesign --timestamp --sign "$HERSTEL_MAC_IDENTITY" "$image"
    say "Ondertekend, maar niet door Apple nagekeken: HERSTEL_NOTARY_KEY is leeg. macOS waarschuwt; zie docs/installeren.md."
    exit 0
fi

# First the app by itself, so that it also opens without internet once it has been dragged out of the image.
ditto -c -k --keepParent "$app" "$scratch/Herstel.zip"
notarise "$scratch/Herstel.zip"
xcrun stapler staple "$app"
make_image
codesign --timestamp --sign "$HERSTEL_MAC_IDENTITY" "$image"
notarise "$image"
xcrun stapler staple "$image"

xcrun stapler validate "$app"
xcrun stapler validate "$image"
spctl -a -t exec -vv "$app"
spctl -a -t open --context context:primary-signature -vv "$image"
