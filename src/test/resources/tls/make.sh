#!/bin/sh
# Makes the keys of S13TlsTest anew: an authority, and servers it has signed or not. They guard nothing.
set -eu
cd "$(dirname "$0")"
rm -f ./*.p12
ca=authority-with-key.p12
tool() { keytool -storetype PKCS12 -storepass test-only "$@"; }
ec='-keyalg EC -groupname secp256r1'

tool -keystore $ca -genkeypair -alias ca $ec -dname CN=test-authority -ext bc:c=ca:true -validity 36500
tool -keystore $ca -exportcert -alias ca -file ca.crt
tool -keystore authority.p12 -importcert -noprompt -alias ca -file ca.crt

# name, alternative name, begin, days
signed() {
  tool -keystore "$1.p12" -genkeypair -alias server $ec -dname "CN=$1"
  tool -keystore "$1.p12" -certreq -alias server -file server.csr
  tool -keystore $ca -gencert -alias ca -infile server.csr -outfile server.crt -ext "san=$2" -startdate "$3" -validity "$4"
  tool -keystore "$1.p12" -importcert -noprompt -alias ca -file ca.crt
  tool -keystore "$1.p12" -importcert -noprompt -alias server -file server.crt
}
signed right dns:localhost -1d 36500
signed wrong-host dns:other.example.com -1d 36500
signed expired dns:localhost -10d 1
tool -keystore self-signed.p12 -genkeypair -alias server $ec -dname CN=localhost -ext san=dns:localhost -validity 36500
rm -f $ca ca.crt server.csr server.crt
