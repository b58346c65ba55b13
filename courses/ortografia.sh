#!/usr/bin/env bash
# Revisa la ortografía de los cursos con el diccionario de Colombia. Se usa así: bash courses/ortografia.sh
# Dice archivo:línea: palabra. Termina en 0 si no halló nada, en 1 si hay palabras por revisar, en 2 si no pudo revisar.
# Una palabra que está bien, pero que el diccionario no conoce, se agrega a palabras.txt: una por línea.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "${1:-$here}" || exit 2
export LC_ALL=C.UTF-8

# hunspell without a dictionary would find nothing wrong.
dictionaries=$(hunspell -D < /dev/null 2>&1)
if [[ $dictionaries != */es_CO* ]]; then
  echo "No se revisó la ortografía: falta hunspell con su diccionario de español. En Debian o Ubuntu: apt-get install hunspell hunspell-es" >&2
  exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -vE '^ *(#|$)' "$here/palabras.txt" > "$work/words"
mapfile -t files < <(find . -name '*.md' | sed 's|^\./||' | sort)

# Only what people read, each line in its place: of the head its texts; no code, addresses, marks or names of blocks.
awk -v places="$work/places" '
  function keep(text) { print text; print FILENAME ":" FNR > places }
  FNR == 1 { head = $0 == "---"; code = 0; if (head) { keep(""); next } }
  head && $0 == "---" { head = 0; keep(""); next }
  head && sub(/^(title|summary|task|certificate_words|  - \{ task): /, "") { sub(/", module: .*/, ""); keep($0); next }
  /^```/ { code = !code; keep(""); next }
  head || code || /^ *:::/ || /^(barra|forma): / { keep(""); next }
  {
    # What a part of a simulated screen is, such as "boton:", is a mark and no word.
    sub(/^- (\[[ x]\] )?[a-z]+: /, "")
    gsub(/`[^`]*`/, " ")
    gsub(/\]\([^)]*\)/, " ")
    gsub(/(https?:\/\/)?[A-Za-z0-9_-]*([.@][a-z0-9_-]+)+(\/[^ )]*)?/, " ")
    gsub(/[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)+/, " ")
    gsub(/[A-Za-z]+[0-9][A-Za-z0-9]*/, " ")
    gsub(/[*_#|]+|\[[ x]\]|[\[\]]/, " ")
    keep($0)
  }' "${files[@]}" > "$work/text"

# Asked for suggestions too, hunspell would take a minute: it only lists words, and grep finds their places.
hunspell -l -i utf-8 -d es_CO -p "$work/words" "$work/text" | sort -u > "$work/unknown" || exit 2
grep -noFwf "$work/unknown" "$work/text" > "$work/found"
awk -F : -v places="$work/places" '
  BEGIN { while ((getline place < places) > 0) at[++lines] = place }
  { print at[$1] ": " $2 }' "$work/found"
# A word that grep parts otherwise is told without its place.
cut -d : -f 2 "$work/found" | grep -vxFf - "$work/unknown"
if [ -s "$work/unknown" ]; then
  echo "Corrija las palabras que estén mal. Las que estén bien, agréguelas a palabras.txt." >&2
  exit 1
fi
