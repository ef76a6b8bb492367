package extract

// Forenames that are common in Britain, of whatever origin, and borne by men or by women almost alone. They tell whom "he" and
// "she" can mean, and that two words with capitals are a person; a forename that is not listed tells nothing.
var (
	mensForenames = wordSet(`aaron adam adrian ahmed aidan alan alastair albert alec alexander alfie alfred ali alistair amir andrew
		andy angus anil anthony anton antonio arjun arthur asif ashok barry ben benjamin bernard bill billy bob boris brendan brian
		bruce bryan callum calum carl cedric charles charlie christopher clive colin connor craig cyril dafydd damian daniel danny
		darren dave david dean declan deepak den denis dennis derek desmond dominic don donald doug douglas duncan dylan ed eddie
		edgar edmund edward edwin elliot emmanuel eric ernest errol ethan euan eugene ewan farooq felix fergus finlay finn frank fred
		frederick gareth gary gavin geoff geoffrey george gerald gerard gerry giles glenn gordon graeme graham greg gregory guy
		hamish hamza hari harold harry hassan hector henry howard hugh hugo hussain ian ibrahim imran isaac iain ivan jack jacob jake
		jamal james jamie jason jeff jeffrey jeremy jerry jim jimmy joe joel john johnny jon jonathan jonny joseph josh joshua juan julian
		justin karl keith ken kenneth kevin kofi krishna kwame lawrence lee len leo leonard leroy les liam luca lucas luke magnus
		malcolm marcus mario mark martin martyn matt matthew maurice max mehmet michael mick miguel mike miles mo mohamed mohammad
		mohammed muhammad mustafa nathan naveed neil neville nicholas nick nigel noah noel norman oliver omar oscar osman owen
		pablo patrick paul pedro pete peter phil philip phillip pierre piers piotr quentin rajesh ralph raymond reece reg rhys rich
		richard rick ricky rob robert robin rod roddy roderick rodney roger roland ron ronald rory ross roy rupert russell ryan
		sanjay sean sebastian seamus sergei shane shaun sid sidney simon stan stanley stephen steve steven stewart stuart sunil
		tariq ted terence terry thomas tim timothy toby tom tomasz tommy tony travis trevor tristan usman vernon victor vijay
		vikram vincent vladimir wayne wilfred will william winston yusuf zac zachary`)
	womensForenames = wordSet(`abigail ada adele agnes aisha alexandra alice alison amanda amber amelia amina amy ana andrea angela
		angharad anita anjali ann anna anne annette annie antonia april audrey ava barbara beatrice becky belinda bernadette beryl beth
		bethan betty beverley brenda bridget bronwen carla carly carol carole caroline carolyn carrie catherine cathy catrin
		celia charlotte chloe christina christine ciara clara clare claire claudia colette constance daisy daphne dawn debbie deborah
		deirdre delia delyth denise diana diane dinah donna doreen dorothy edith eileen elaine eleanor elena elizabeth ella ellen ellie eliza
		elsie emily emma esme esther ethel eva eve evelyn farah fatima felicity fiona florence frances freya gail gemma georgia
		georgina geraldine gillian gina gladys glenda grace gwen hannah harriet hazel heather heidi helen helena henrietta hilary
		holly ida imelda imogen ingrid irene iris isabel isabella isla jackie jacqueline jacqui jane janet janice jasmine jayne jean jeanette
		jemima jennifer jenny jessica jill joan joanna joanne josephine joy joyce judith judy julia julie juliet karen kate katherine
		kathleen kathryn kathy katie katy kay kayleigh keira kerry kiran kirsten kirsty latifa laura lauren leah leanne lena lesley
		lily linda lindsay lisa liz liza lorna lorraine louisa louise lucia lucy lydia lynda lynn lynne mabel madeleine maggie maisie
		mandy margaret maria marian marianne marie marilyn marina marion marjorie martha mary maureen mavis maxine megan meera melanie
		melissa mia michelle millie miranda miriam moira molly monica muriel nadia nadine nancy naomi natalie natasha nia nicola nicole
		niamh nina nora norma olga olive olivia orla paige pamela patricia paula pauline penelope penny philippa phoebe phyllis polly
		poppy priya rachel rebecca rhian rhiannon rhona rita roberta roisin rosa rosalind rose rosemary rosie roxanne ruby ruth sabrina sadie
		saira sally samantha sana sandra sarah sara shabana sharon sheila shelley shirley shona shreya sian sinead siobhan sofia
		sonia sophia sophie stacey stella stephanie sue suella susan susanna susannah susie suzanne sylvia tamara tanya tara teresa tess
		tessa thelma theresa tina tracey tracy trudy una ursula valerie vanessa vera veronica victoria violet virginia wendy winifred
		yasmin yvette yvonne zahra zainab zara zoe`)
)
