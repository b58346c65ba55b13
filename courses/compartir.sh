#!/usr/bin/env bash
# Hace las imágenes PNG que muestran WhatsApp y otros al compartir un enlace: la del sitio y una por curso, con un dibujo suyo y su título.
# Necesita rsvg-convert y convert (paquetes librsvg2-bin e imagemagick) y letras Noto Sans o Roboto.
# El dibujo de cada curso se escoge aquí abajo. Un curso sin imagen muestra la del sitio.
# Uso: bash courses/compartir.sh
set -euo pipefail
cd "$(dirname "$0")"
salida=../src/UsmeAprende.Web/wwwroot/compartir
mkdir -p "$salida"

guardar() {
  convert png:- -strip +dither -colors "$2" -define png:compression-level=9 "PNG8:$1"
  echo "$1: $(($(wc -c < "$1") / 1024)) KB"
}

rsvg-convert --width 1200 ../src/UsmeAprende.Web/wwwroot/paisaje.svg | convert png:- -gravity south -crop 1200x630+0+0 +repage png:- | guardar "$salida/sitio.png" 96

# La que sale cuando alguien comparte el enlace de una constancia: no lleva nada de la persona.
rsvg-convert << 'SVG' | guardar "$salida/constancia.png" 64
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
  <path fill="#123c31" d="M0 0h1200v630H0z"/>
  <circle cx="1060" cy="150" r="72" fill="#f2a22e"/>
  <path fill="#1d5a49" d="M0 420 150 300l80 60 140-150 120 130 110-70 130 150 120-100 150 120 120-140 80 90v270H0z"/>
  <path fill="#174a3c" d="M0 500 120 430l110 60 190-130 130 100 90-40 170 110 130-70 130 60 130-70v180H0z"/>
  <rect x="330" y="40" width="540" height="440" rx="18" fill="#fffdf8"/>
  <rect x="352" y="62" width="496" height="396" rx="10" fill="none" stroke="#85715f" stroke-width="4"/>
  <path stroke="#123c31" stroke-width="22" stroke-linecap="round" d="M450 126h300"/>
  <path stroke="#b9c9bf" stroke-width="14" stroke-linecap="round" d="M430 192h340M430 236h340M470 280h260"/>
  <path stroke="#85715f" stroke-width="4" d="M420 404h180"/>
  <circle cx="716" cy="356" r="46" fill="#e2eee6" stroke="#1a6650" stroke-width="14"/>
  <path stroke="#1a6650" stroke-width="20" stroke-linecap="round" d="m752 394 44 46"/>
  <text x="600" y="574" fill="#fdfaf1" font-family="Noto Sans, Roboto, DejaVu Sans" font-size="56" font-weight="700" text-anchor="middle">Constancia: mire si es verdadera</text>
</svg>
SVG

while read -r curso dibujo; do
  titulo=$(sed -n 's/^title: *"\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' "$curso/course.md" | head -1)
  rsvg-convert << SVG | guardar "$salida/$curso.png" 64
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630">
  <path fill="#123c31" d="M0 0h1200v630H0z"/>
  <circle cx="1060" cy="150" r="72" fill="#f2a22e"/>
  <path fill="#1d5a49" d="M0 420 150 300l80 60 140-150 120 130 110-70 130 150 120-100 150 120 120-140 80 90v270H0z"/>
  <path fill="#174a3c" d="M0 500 120 430l110 60 190-130 130 100 90-40 170 110 130-70 130 60 130-70v180H0z"/>
  <rect x="200" y="34" width="800" height="454" rx="34" fill="#fffdf8"/>
  <image x="220" y="50" width="760" height="422" href="data:image/svg+xml;base64,$(base64 -w0 "$curso/img/$dibujo.svg")"/>
  <text x="600" y="574" fill="#fdfaf1" font-family="Noto Sans, Roboto, DejaVu Sans" font-size="56" font-weight="700" text-anchor="middle">$titulo</text>
</svg>
SVG
done << 'CURSOS'
herramientas-basicas gestos
herramientas-intermedias tablero
emprendimiento mesa-de-feria
inteligencia-colectiva agrupar-ideas
CURSOS
