#!/usr/bin/env bash
# Hace la imagen PNG de cada insignia, la que muestran WhatsApp y otros al compartir el enlace. No lleva nombres.
# Necesita rsvg-convert y convert (paquetes librsvg2-bin e imagemagick). Vuelve a hacer solo las que falten o tengan un dibujo más nuevo.
# Uso: bash courses/insignias.sh [--todas]
set -euo pipefail
cd "$(dirname "$0")/insignias"
for dibujo in *.svg; do
  imagen="${dibujo%.svg}.png"
  if [ "${1:-}" = "--todas" ] || [ "$dibujo" -nt "$imagen" ]; then
    rsvg-convert --width 400 --height 400 --keep-aspect-ratio --background-color '#fffdf8' "$dibujo" | convert png:- -strip -colors 64 -define png:compression-level=9 "PNG8:$imagen"
    echo "$imagen: $(($(wc -c < "$imagen") / 1024)) KB"
  fi
done
