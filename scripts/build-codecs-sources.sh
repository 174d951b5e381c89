# Sourced by build-codecs.sh: where the codecs' sources come from, and what is said of them beside the module.

# Debian source package, version, folder it unpacks to, licence (SPDX) and the file that holds its text.
SOURCES='libjpeg-turbo 1:2.1.5-2 libjpeg-turbo-2.1.5 IJG+AND+BSD-3-Clause+AND+Zlib LICENSE.md,README.ijg
libpng1.6 1.6.39-2+deb12u5 libpng1.6-1.6.39 libpng-2.0 LICENSE
zlib 1:1.2.13.dfsg-1 zlib-1.2.13.dfsg Zlib README
libwebp 1.2.4-0.2+deb12u1 libwebp-1.2.4 BSD-3-Clause COPYING,PATENTS'

# Fetches, checks and unpacks (with Debian's patches) every source package into the folder given.
fetch_sources() {
  local to=$1 lists=$1/lists
  # The machine's own mirrors, asked for sources: no list of ours is installed.
  mkdir -p "$lists/parts" "$lists/state/partial" "$lists/cache/archives/partial"
  local entry
  for entry in /etc/apt/sources.list.d/*.sources; do
    if [ -e "$entry" ]; then sed -E 's/^Types:.*/Types: deb-src/' "$entry" >"$lists/parts/$(basename "$entry")"; fi
  done
  if [ -e /etc/apt/sources.list ]; then sed -nE 's/^deb /deb-src /p' /etc/apt/sources.list >"$lists/parts/main.list"; fi
  local apt=(-qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$lists/parts"
    -o "Dir::State::lists=$lists/state" -o "Dir::Cache=$lists/cache" -o APT::Sandbox::User=root)
  (
    cd "$to"
    local package version folder rest
    while read -r package version folder rest; do
      if [ -d "$folder" ]; then continue; fi
      if [ ! -e "${package}_${version#*:}.dsc" ]; then
        if [ -z "$(ls -A "$lists/state" | grep -v partial)" ]; then apt-get "${apt[@]}" update; fi
        apt-get "${apt[@]}" source --download-only "$package=$version"
      fi
    done <<<"$SOURCES"
    sha256sum --check --quiet --strict "$OLDPWD/scripts/build-codecs.sha256"
    while read -r package version folder rest; do
      if [ ! -d "$folder" ]; then dpkg-source --no-check -x "${package}_${version#*:}.dsc" "$folder" >/dev/null; fi
    done <<<"$SOURCES"
  )
}

# Writes MANIFEST.json and the licence texts beside the module.
write_manifest() {
  local from=$1 to=$2 package version folder licence files file rows=
  while read -r package version folder licence files; do
    for file in ${files//,/ }; do cp "$from/$folder/$file" "$to/LICENSE-$package-$(basename "$file" .md).txt"; done
    rows+="${rows:+,
}    { \"package\": \"$package\", \"version\": \"$version\", \"licence\": \"${licence//+/ }\" }"
  done <<<"$SOURCES"
  cp /usr/share/doc/wasi-libc/copyright "$to/LICENSE-wasi-libc.txt"
  cat >"$to/MANIFEST.json" <<JSON
{
  "module": "codecs.wasm",
  "bytes": $(stat -c %s "$to/codecs.wasm"),
  "sha256": "$(sha256sum "$to/codecs.wasm" | cut -d' ' -f1)",
  "builtBy": "scripts/build-codecs.sh",
  "compiler": "Debian $(dpkg-query -W -f '${Package} ${Version}' clang-19)",
  "sources": [
$rows,
    { "package": "wasi-libc", "version": "$(dpkg-query -W -f '${Version}' wasi-libc)", "licence": "MIT AND (Apache-2.0 WITH LLVM-exception) AND BSD-2-Clause" }
  ]
}
JSON
}
