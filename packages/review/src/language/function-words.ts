/** Small words that are frequent in one language and rare in the others; they tell what a text is written in. */
export const FUNCTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  fr: 'de le les des du une dans pour par sur avec est sont aux qui que ou mais cette ces leur leurs ainsi être été nous vous ont afin selon entre sans sous plus elle ils dont au et la un l d qu à'.split(
    ' ',
  ),
  en: 'the of and to in for is are that with this by from on be as will have has been their which these at it its not or an was were would should through also than such'.split(
    ' ',
  ),
  es: 'de a el los las del una para por con que se en y al es son como su sus más entre sobre este esta estos estas desde hasta sin lo fue ha han será ser la un o también cuando'.split(
    ' ',
  ),
  pt: 'de a os as do da dos das uma para com que não em ao à são mais pelo pela pelos pelas no na nos nas ou também foi ser seu sua e um ção até já'.split(
    ' ',
  ),
  it: 'il gli della delle dei degli nel nella nelle che per con una sono dal dalla più anche come alla alle è di e un questo questa essere l d'.split(
    ' ',
  ),
  de: 'der die das und den dem des ein eine mit für von zu ist sind auf im nicht auch werden wird oder bei nach aus durch über sich als'.split(
    ' ',
  ),
  ro: 'și în de la cu pentru din pe sunt este care prin mai sau o un ale al lor fi a fost'.split(' '),
};
