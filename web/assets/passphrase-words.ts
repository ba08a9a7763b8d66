/** Everyday words for suggestions, our own choice: short, easy to spell, without letters that Entra refuses. */
export const passphraseWords: Readonly<Record<'en' | 'fi', readonly string[]>> = {
  en: words(
    'amber anchor apple april arrow autumn badge bagel bakery balcony bamboo banjo basin basket ' +
      'beacon beaver bicycle biscuit blanket blossom bottle bramble branch breeze bridge bronze bucket buffalo ' +
      'bundle butter button cabin cable cactus camel candle canoe canvas canyon carbon cargo carpet ' +
      'carrot castle cedar cello chalk cheese cherry chimney cinnamon circus citrus clay cliff clover ' +
      'cobalt cocoa compass copper coral corner cotton cradle crane crater cricket crystal curtain cushion ' +
      'daisy dancer desert diamond dolphin donkey drawer dream drizzle drum eagle easel echo elbow ' +
      'ember engine falcon feather fern ferry fiddle finch flame flannel flute forest fossil fountain ' +
      'fox frost galaxy garden garlic gazelle ginger glacier glove goose granite grape gravel guitar ' +
      'hammer harbor harvest hazel hedge heron hinge honey horizon hornet icicle igloo indigo island ' +
      'ivory jacket jasmine jelly jigsaw juniper kayak kernel kettle kitten ladder lagoon lantern lark ' +
      'laurel lemon lentil lilac linen lizard lobster locket lumber magnet mango maple marble marsh ' +
      'meadow melon mirror mitten moose mosaic moss muffin mustard napkin needle nickel noodle nugget ' +
      'nutmeg oasis oatmeal ocean olive onion opal orbit orchid otter owl oyster paddle panda ' +
      'panther papaya parade parrot pasta pebble pelican pencil pepper piano pickle pigeon pillow pinecone ' +
      'planet plaza plum pocket polar pond poppy porridge potato prairie puddle puffin pumpkin puzzle ' +
      'quartz quilt rabbit radish raft rainbow raisin raven ribbon ridge river robin rocket rooster ' +
      'rosemary ruby saddle saffron salmon sandal satin saucer scarf seagull shadow shelf sherbet shovel ' +
      'silver skate sketch slipper smoke snail socket spider spinach spruce squash stable stamp statue ' +
      'stork stove sugar summit sunset swan syrup table tandem teapot thimble thistle thunder ticket ' +
      'timber toast tomato topaz tortoise tower tractor trellis trumpet tulip tunnel turnip turtle umbrella ' +
      'valley vanilla velvet village violet waffle walnut walrus waterfall weasel whistle willow window winter ' +
      'wizard wombat yarn yogurt zebra zipper',
  ),
  fi: words(
    'aalto aamu aarre ahven aitta aivot akku ankka aprikoosi arkku askel aurinko avara banaani ' +
      'basilika delfiini donitsi elokuu etana hamppu hanhi hanki harava harppu hattu hauki helmi herne ' +
      'hiekka hiihto hilla hirvi hopea huilu huivi hunaja hylje ikkuna ilma ilves inkiveeri jalka ' +
      'jalokivi jalusta joutsen juna juuri juusto kaali kahvi kaisla kallio kamera kanava kanerva kanto ' +
      'karhu kaste kattila kauha kaura keinu keitto kello kenno kerma keto kettu kevyt kiiski ' +
      'kilpi kirahvi kirkas kirnu kirsikka kitara kivi koivu kolibri kompassi kontti koralli korppi kotka ' +
      'kukka kulta kumina kuppi kurki kuula kuusi kynsi laakso laituri lakka lammas lampi lamppu ' +
      'lapio lasi laulu lautta lehmus lehto leijona leipuri leivos lento lepakko lettu liekki liina ' +
      'lintu lohi lokki luistin lukko lumi lusikka luumu maininki maito majakka majava mansikka manteli ' +
      'marja matto melonta merkki metso minttu muikku mukula mulperi muna muovi mustikka muurain myrsky ' +
      'naava naula nauris neilikka neula niitty noita nokka norppa norsu nuotio nuppi ohdake ohra ' +
      'oliivi omena orava orvokki osuma paasi paju pakkanen palmu pannu papu papukaija parveke pasteija ' +
      'peili peippo pelto perhonen persikka peruna piano pilvi pingviini pipari pisara porkkana poro portaat ' +
      'puikko puisto pulla pullo punos purje purkki puro puuro pyramidi raketti ranta rapu rastas ' +
      'rauta reppu retiisi retki reuna riisi rinne risti ritari ruis ruoko ruori ruusu saapas ' +
      'saari saha sakset salaatti salama salko sammal sanoma satama savi seepra selleri sieni siili ' +
      'silmu silta simpukka sini sipuli sirppi sitruuna soihtu soutu suklaa suola susi suvanto syksy ' +
      'taika takka talvi tammi tango tarha tatti taulu telta tiikeri tikka tilli timantti tomaatti ' +
      'tuija tulppaani tunturi tuoli tuomi turkoosi tuuli ukkonen unikko untuva uuni vaahtera vadelma valas ' +
      'valo vanilja varis varpu vasara vati vene verho viikuna viini villa virta voikukka vuono ' +
      'vuori',
  ),
};

function words(list: string): readonly string[] {
  return list.split(' ');
}
