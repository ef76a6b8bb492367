package extract

// Forenames of the English-speaking world, and of the languages of those who came to live in it, borne by men or by women almost alone.
// They tell whom "he" and "she" can mean, and that two words with capitals are a person; a forename that is not listed tells nothing.
// Left out are those that both bear, and those that are more often a word or a place.
var (
	mensForenames = wordSet(`aad aaron abayomi abbas abdallah abdel abdelaziz abdelkader abdi abdirahman abdul abdulaziz abdulkadir abdullah abdullahi
		abdulrahman abe abel abhijit abhishek abiodun abiy abner aboubacar abraham abram abu adalbert adam adebayo adedayo adeel adekunle
		ademola adesina adewale adeyemi adil aditya adnan adolf adolfo adolph adrian afonso aftab afzal agostinho agus aharon ahmad ahmadi
		ahmed ahmet aidan aivars ajay ajit akash akbar akeem akhtar akin akinola akinwale akira akram akshay al alain alan alasdair alastair
		alban albert alberto aldemir aldo alec aleem alejandro aleksandar aleksander aleksandr aleksei alessandro alexander alexandre
		alexandros alexei alexey alfie alfonso alfred alfredo algirdas alhaji ali alioune alistair aliyu allan allen alois alok alonso
		aloysius alphonse alvaro alvin alwyn amadi amadou amar amin aminu amir amit amitabh amjad ammar amnon amol amos anand anas anatoly
		anders andre andreas andrei andreus andrew andrey andrija andris andriy andrzej andy angelo angus anibal aniket anil anirudh ankit
		ankur anoop ansel anselmo ante anthony antoine anton antonin antonio antonis antti anup anupam anura anwar apolinar apostolos arav
		archibald archie arda arief arieh arif aristides arjun arkadiusz arkady armand armando arnav arnd arne arnie arnold arnulfo arron
		arsalan artem arthur arturo arun arvid arvind arvydas asa asad asaf asanka asante asghar asher ashfaq ashish ashok ashraf ashutosh
		ashwin asif aslam atanas atif ato atul augustine augustus aurelien aurelio austen avi avigdor avinash avraham awad awais axel ayaz
		aydin ayman ayub azam azhar aziz azubuike babajide babar babatunde bader badr bahram bakary bakr baldev baldwin balraj baltazar
		bambang bamidele baptiste barack barnabas barnaby barney barrie barry bart bartek bartholomew bartlomiej bartosz baruch bas bashar
		bashir basil basim bassam behzad bekele ben benedict benedikt bengt benicio benito benjamin bennett benny benoit benyamin berk
		bernabe bernard bernardo bernd bernhard bernie bert berthold bertie bertil bertram bertrand bharat bhavesh bikram bilal bill billy
		biniam binyamin birger bjoern bjorn blaine blaise blake blazej bob boban bogdan bogomil boguslaw bohdan boleslaw boris borislav
		borje boubacar boyd boyko brad bradford bradley brandon branko brendan brendon brent bret brett brian brijesh brock bruce bruno
		bryan bryant bryce bryn buck buddy budi buhari bulent burak burhan burkhard burt butch byron cade cadoc cai caio caleb callum calum
		calvin camilo candelario caradog carl carlo carlos carlton carsten carwyn casper catalin cathal cecil cedric celestino cem cemal
		cengiz cesar cezary chaim chaminda chandler chandrasekhar charles charley charlie chas chaz cheikh cheikhou chesney chester chet
		chetan chidi chidiebere chidozie chigozie chijioke chike chimezie chinedu chinua chioke chip chirag christoph christophe christopher
		chuck chuckie chuka chukwudi chukwuemeka chukwuma cian ciaran cillian ciprian cipriano claus clay clayton cledwyn clem clement
		cletus cliff clifford clint clive clyde cody cole coleman colin colm colman colt conall conan connor conor conrad constantin cormac
		corneliu cornelius cory cosmin cosmo costas costel craig crispin cristian cristiano cristobal cuan curt curtis cuthbert cyril
		cyrille cyrus czeslaw dabney dafydd daire daisuke daithi damian damien damion damir damon dan dane daniel danijel danila danilo
		danny dante danut daouda dapo darek darius dariusz darnel darnell darrell darren darrin darryl daryl dashawn daud dave davey davi
		david davide davor davy dawid dawit dawood dean deandre declan dedi deepak deiniol dejan dele demba demetrio demetrius den denis
		dennis denny denys denzel deon derek derick dermot dermott derrick des deshawn desmon desmond dev devendra devin devonte dewey dewi
		dexter dhananjay dharmendra dhruv diarmaid diarmuid dick didier diederik diego dieter dietmar dietrich digby dilan dilip dillon
		dilshan dilwyn dimitri dimitris dinesh dipak dirk djibril dmitri dmitriy dmitry dom domingo dominic dominik don donal donald
		donnacha donncha donnie donny donovan dontrell dorian dotun doug dougal douglas dov doyle dragan dragos drazen dries duane duarte
		duc dudi dudley dumitru duncan dung dunstan dustin dwain dwayne dwight dyfan dyfed dylan eamon eamonn earl ebenezer eberhard ebo
		ebrahim ebuka eckhard ed eddie eddy edem edgar edgardo edmond edmund edouard edson eduard eduardo edward edwin eero efrain efren
		egil egils ehsan ehtesham ehud eifion einar eitan ekene eko ekow elazar eldon elfed elgin eli elias eliezer elijah elis eliseo
		elliot elmer eloy elroy elton elvis elwyn emad emanuel emeka emenike emeric emil emile emiliano emilio emlyn emmanuel emmerich emmet
		emmett emre emrys enes enitan enlai enoch enos enrico enrique enver eoghan eoin ephraim epifanio eran erasmo erdem erdogan erez
		erhan eric erich erik erkan erland ernest ernesto ernie ernst erol errol ersin ertugrul erwin essam esteban ethan etienne euan
		eugene eugenio eugeniusz eunan eurig eustace evan evangelos evaristo everard everett evgeni evgeny ewald ewan eyal ezekiel ezequiel
		ezra fabian fabien fabio fabrice fadi fahad fahd fahim faisal fares farhad farhan farid faris farooq farouk faruk faruq fatih
		faustino fausto fawad fawaz fayyaz fazal feargal fearghal federico felicien felipe felix femi ferdinan ferdinand fergus ferhat ferit
		fermin fernando feroz festus fiachra fidel filip finbarr finlay finn fintan fionn firas fitzroy fitzwilliam fletcher florencio
		florent florian florin floyd folarin forrest fortunato fotis francesco francisco franciszek franco francois franjo frank frans franz
		fraser fred freddie freddy frederic frederick fredrick friedrich fritz frode fuad furkan fyodor gadi gaetan ganesh garba gareth
		garfield garret garrett garrick garry garth gary gaston gaurav gautam gavan gavin gavyn gbenga gearoid geert genaro gene gennady
		gennaro geoff geoffrey georg george georges georgi georgiy geraint gerald gerard gerardo gerd gerhard gernot gerrard gerrit gerry
		gershon gervase gethin ghassan gheorghe ghislain ghulam gideon gidon gil gilbert gilberto giles gilles gilmar gino gintaras giorgio
		giorgos giovanni girish girma giuseppe gleb glen glenn godfrey godric godwin gokhan gonzalo gopal gordie gordon gottfried govind
		graeme graham granville greg gregg gregoire gregor gregorio gregory greig griffith grigory grover gruffydd grzegorz guenter guido
		guillaume guillermo gunnar gunter gunther guntis guoqiang gus gustav gustavo gustaw guus guy gwilym gyasi gyles habib hadi hadrian
		hadrien hafeez hafiz haider haile haim hakan hakeem hakim hakon hal halil haluk halvor hamad hamdi hamed hameed hamid hamish hamood
		hampus hamza hank hans hansjorg haoran harald hardik hari haris harish harold haroon harrison harry harsh hartmut haruki harun
		haruna harvey hasan hashim hassan hatem haydn haydon haytham heath hector heikki hein heiner heinrich heinz heitor helmut hemant
		hendra hendrik henk henning henri henrik henry henryk herb herbert herbie heribert heriberto herman hermann hernan herschel heru
		herve hesham hideki hideo hieu hilario hilton himanshu hipolito hippolyte hiram hiren hiro hiroshi hisham hitesh hoang holger homer
		horace horacio horatio horia horst hosni hossein howard hristo hubert huck huey hugh hugo humayun humberto humphrey hung husam
		husayn huseyin hussain hussam hussein huw huy hywel iain ian iancu iarla ibrahim ichabod idris idrissa iestyn ieuan ifan ifor
		iftikhar ignacio ignacy ignatius igor ihor ihsan ijaz ike ikenna ilan iliya ilker illtyd ilyas imad imraan imran imtiaz inaki inayat
		ingo ingvar inigo ioan ioannis iolo ionut iqbal irfan irvin irving irwin isaac isaiah ishaan ishaq ishmael isidore isidro iskander
		ismael ismail ismaila issa issouf itai itamar itzhak iulian ivan ivars ivor iwan izzat jaap jabari jabbar jabulani jacek jacinto
		jack jacob jacobo jacques jafar jagdish jago jair jairo jake jakob jakub jalal jaleel jamaal jamal jamarcus james jamie jamil janek
		janusz jared jarek jari jaroslav jaroslaw jarrod jarvis jason jasper jatin jaume javad javed javier jawad jawed jayant jayesh jaylen
		jeb jed jedediah jeff jefferey jeffery jeffrey jelani jelle jens jerald jeremey jeremiah jeremy jermaine jerod jeroen jerome jerry
		jervis jerzy jesper jesus jethro jianguo jianhua jide jignesh jihad jim jimmy jinping jitendra joachim joakim joao joaquim joaquin
		jochen jock joe joel joep joerg joey johan johann johannes john johnnie johnny joko jolyon jomo jon jonah jonas jonathan jonathon
		jonny joost jordi jorg jorge joris jorn jos jose josef josep joseph josh joshua josiah josip jost josue jovan jozef juan juanito
		judd juergen juha jukka julian julien julio julius juma junaid junichi junjie jurgen jussi justin kaan kabir kabiru kacper kadeem
		kader kadir kagiso kailash kaj kaleem kalpesh kamau kamil kamran kane kapil karan karanja kareem karim karl karlheinz karsten kartik
		kashif kasim kaspar kasun kaushik kayode kazim kazimierz kazuo kebede kees keir keiran keith kelvin kemal ken kenan kendrick
		kenechukwu kenichi kenji kenneth kenny kenta kenyatta keqiang kerem kermit kerr keshav ketan kevin khaled khalid khalifa khalil
		khama khoa khurram kiefer kieran killian kimani kimi kip kipchoge kiril kirill kirk kishan kishore kiyoshi kjell klaas klaus knut
		koen koffi kofi koji kojo kola kolawole komla konrad konstantin konstantinos koray kostas krasimir krish krishna krishnan kristian
		kristoffer krystian krzysztof ksawery kunal kunle kurt kurtis kwabena kwadwo kwaku kwame kwasi kweku kwesi kyle kyriakos lachlan
		lahiru lakshman lalit lamar lambert lamin lamont lance lanny lanre larry lars lassana lasse latif laurence laurent lavar lawrence
		lazaro lazarus leander leandro lebron lech lee leif lekan leland lem lemuel len lennart lenny leo leofric leonard leonardo leonce
		leonel leonid leonidas leopold leroy les lester leszek lev levent levi lewis lex liam liaqat lieven linus linwood lionel lisandro
		liviu ljubomir llewellyn lloyd llyr lochlainn lodewijk loic lonnie lonny lorcan lorenzo lothar louis lowell loyd luai luay luc luca
		lucas lucian luciano lucien lucio ludovic ludwig luigi luis luiz lukasz luke lungelo luqman luther lutz luuk lyle lyndon lyubomir
		maarten macario maciej maciek macsen maddox madhav mads magne magnus mahdi mahela mahendra mahesh mahinda mahir mahmood mahmoud
		mahmud majid maksim malachy malcolm mamadou mandla manfred manish manmohan manny manoj mansoor mansour mantas manuel manus maqsood
		marc marcel marcelino marcellin marcelo marcial marcin marcio marco marcus marek mariano mario marius mariusz mark markku marko
		markus marlon marmaduke marnix marquez marshall martin marty martyn marvin marwan masahiro masaru masashi mason masood masoud
		massimo mateus mateusz mathew mathias mathieu mathijs mathis matt matteo matthew matthias matthijs matti matty maurice mauricio
		maurits max maxence maxim maxime maximilian maximo maxwell mayank maynard mayur mazen mazhar mbongeni mehdi mehmet meinhard meir
		meirion mekhi melih melvin melvyn menachem mendel meredydd merlin merritt mert merv mervyn mesut metin micah michael michal michalis
		micheal mick mickael mickey mieczyslaw miguel mihai mikael mike mikhail mikko mikolaj miles milind milo milorad milos milosz milton
		mindaugas miodrag mircea miroslav miroslaw mirza mitch mitchell mitesh mitt mo moazzam moctar modasser modesto modibo moe moeen
		mogens mohamad mohamed mohammad mohammed mohamud mohan mohit mohsen mohsin moin moinuddin moises mokhtar montague monty mordecai
		mordechai moritz morris mort morten mortimer moses moshe motti moussa moustapha mthunzi mubarak mudassar mugabe muhamed muhammad
		muhammed mukesh mukhtar mukul murali murat murdo murilo murray murtaza musa musab mustafa mustapha mutaz mutua muyiwa muzaffar
		mwangi mykhailo mykola myles myron mzwandile nabeel nabil nacho nadav nadeem nadim nadir naeem nafees naftali nagendra naguib naim
		najib naoise naoki narciso narendra naresh nasir nasr nasser nate nathan nathaniel naveed naveen navin nawaz nazeer nazim nazir
		ndubuisi nebojsa necmettin ned neeraj neil nektarios nenad nestor nev neville newt newton neymar nghia niall nicanor nicholas nick
		nico nicolae nicolas nicolo nicusor niels nigel nihat nikhil niko nikolai nikolay nikos nilesh nils nimrod niraj niranjan nirav
		nishant nitin nizar njoroge nkosana nnamdi noah noam noboru noel noman norbert norm norman norris novak numan nuno nuwan obafemi
		obaid obi obinna ochieng octavian octaviano octavio oddvar odhiambo odhran ofer oguz oisin okechukwu okon oktay olaf olakunle
		olanrewaju olav ole oleg olegario oleh oleksandr oleksiy oliver olivier ollie olly olufemi olumide olusegun omar omer omondi omran
		omri onur oran orhan orin orrin orson orville osagie osama osamu osbert oscar osei osian oskar osman osric ostap osvaldo oswald
		oswaldo othman otho otieno otis ottmar otto ousman ousmane ovidiu owain owen oystein ozan pablo paco paddy padraic padraig palle
		panagiotis pancho pankaj paolo parag paresh partha parvez pascal pascual patrice patricio patrick patryk paul paulo pavel pavlo
		pawel pearse peder pedro pekka pelle pepe percival percy peregrin peregrine pervaiz pervez petar pete peter petko petr petri petro
		petros petru petter phelim phil philip philippe phillip phong phuc pierce pierre pierrick piers piet pieter piotr piotrek piyush
		placido plamen porfirio porter prabhakar pradeep prakash pramod pranav prashant pratap prateek pratik praveen pravin preben predrag
		prentice przemek przemyslaw pádraig qais qaiser qasim quan quang quentin quincy quinton quoc radek radoslaw radovan radu raed
		raekwon rafael rafal rafe rafi rafiq raghav raghu ragnar raheem rahim rahman rahul rainer raj rajan rajat rajeev rajendra rajesh
		rajiv raju rakesh ralf ralph ralphie ramadan raman ramesh ramiro ramon ramsay ramsey ramzan ramzi ranbir rand randal randall
		randolph ranjit ranulph raoul raphael rashad rashaun rasheed rashid rasmus rauf raul ravi ravindra raymond raymundo rayner rayshawn
		raza razak razvan recep reece reg reggie reginald regis rehman reinaldo reinhard reinhold remi remus remy renato renaud rens reuben
		rex reynaldo reza rhett rhodri rhun rhydian rhys riaz ricardo riccardo rich richard richie rick ricky ridwan rifat rigoberto rik
		rimantas rishi ritchie ritesh riza rizwan roald rob robert roberto robin rocco roch rocky rod roddy roderic roderick rodney rodrigo
		rogelio roger rogier rohan rohit roi roland rolando rolf rollo romain roman romeo romulo ron ronald ronan ronen rory rosendo ross
		rossa rostyslav rotimi rowland roy royce royston ruadhan ruairi ruaridh rube ruben rudiger rudolf rudolph rudy ruediger rufus rui
		rumen rupert ruperto ruslan russ russell rusty ruud ruwan ryan ryley ryota ryszard saad sabelo sabir sabri sachin sadiq saeed safdar
		safwan sagar sahil sajid sajith sajjad salah saleem saleh salim salman salvador salvatore samba sameer sami samir samson samuel
		sanath sander sandip sandro sanford sani sanjay sanjeev sanjiv santino santosh sarfraz sarmad sarvesh satish satoshi saturnino
		satyajit saul saulius saurabh saverio sayed sayyid schuyler scot scott seamus sean seanan seb sebastian sebastien segun sekou selcuk
		selim semyon senan senzo seppo septimus serdar serge sergei sergey sergii sergio serhat serhiy serkan seth seumas severino seydina
		seydou shabbir shafiq shafqat shahbaz shahid shahzad shailesh shakeel shakil shane shankar shaquille sharad sharif shaukat shaul
		shaun shehzad sheldon shep sheraz sherman shigeru shimon shinji shinzo shiv shivam shlomo shmuel shoaib shoji shubham shyam siaka
		sibusiso sid siddharth siddhartha sidiki sidney siebren siegfried siegmund sigmund sigurd silas silvestre silvio simba simeon simon
		sinan sinisa sion sipho siraj sivakumar sixten sizwe sjoerd skip slamet slawomir slobodan sohail sohan solomon somnath sonny soren
		sorin souleymane spencer spike spiros spyros srdjan srinivas srinivasan stan stanislav stanislaw stanley stathis stavros stefan
		stefano steffen stelios stellan stepan stephane stephen sterling steve steven stewart stig stijn stoyan strom struan stu stuart
		sture subhash subramanian sudhir sugeng suhail sujit sulaiman sulayman sule suleiman suleyman sundar sunil suraj surendra suresh
		susilo svein sven svend sverre swapnil syed sylvain sylvester sylwester szymon tad tadeusz tadhg tafari tage taha tahir taimur
		takashi takeshi takumi talal talha talib taliesin taner tanguy tanmay tapio taras tarek tareq tarik tariq taro tarquin tarun tatsuya
		tauseef tavon tawanda tawfiq tayfun tayyab tayyip ted teddy tegid tejas tekle teo teodor teodoro terell terence terje terrance
		terrell terrence terry tesfaye tetsuya thabo thad thaddeus thamer thanasis themba theo theobald theodor theodore theodoros theodosis
		theophile thiago thibault thibaut thierry thijs thilo thom thomas thor thorbjorn thornton thorsten thorvald thulani thurston tiago
		tiarnan tiberiu tiburcio tidiane tiernan tihomir tijs tilo tim timo timothy timur tito tobias tobin toby tod todd todor tolga tom
		tomas tomasz tomek tomer tomislav tommaso tommy tomohiro tomos tonderai tony tor torben torquil torsten toshio traian travis trayvon
		trefor tremaine trent trevelyan trevor trey treyvon tristan tristram trond troy truman trung trygve tshepo tsutomu tsvetan tuan
		tucker tumelo tuncay tunde tunji turgut turki turlough tushar ty tyler tymoteusz tyree tyrell tyrese tyron tyrone tyshawn tzvi ubaid
		ubaldo uday udo ufuk ugochukwu ujjwal ulf ulric ulrich ultan ulysses umair umar umberto umer umesh upul urbain urbano urho uri uriah
		usama usman uthman utkarsh uwe uzi vadim vaibhav valdemar valdis valentin vangelis varun vasant vasco vasile vasilis vasily vasu
		vasyl vaughan vaughn veikko veit venkat venkatesh vern vernon veselin vic vicente victor victorien victorino vidar vidyut viggo
		vijay vikas vikram vikrant viktor ville villy vimal vinay vince vincent vineet vinh vinnie vinod viorel vipul viraj virendra virgil
		vishal vishnu vitali vitaliy vitaly vito vitor vivek vlad vladimir vladislav vlado vladyslav vlaicu vojislav volkan volker volkhard
		volodymyr vuk vusi vyacheslav vytautas vyvyan waclaw wade waheed wahid wail wajid waldemar waldo wale waleed walid wallace wally
		walt walter walther waqar waqas warren warwick waseem wasim waylon wayne webster weiming wendell werner wes wesley whit wieslaw
		wietse wilbert wilbur wiley wilf wilfred wilfredo wilfrid wilfried wilhelm will willard willem william willie willis willy wilmer
		wim winfield winfred winston winthrop winton wissam witold wladyslaw wlodzimierz wojciech wojtek wole wolfgang wolfram woodrow woody
		wout wouter wyatt wystan xavi xavier xiaoming xiaoping yaakov yago yahya yair yakubu yann yannick yannis yaqub yaron yaroslav yaseen
		yaser yash yashpal yasir yasser yasuhiro yaw yegor yehoshua yehuda yevgeny yiannis yifan yigal yigit yisrael yitzhak yngve yoann
		yoav yochanan yoel yogesh yohan yohannes yoichi yonas yonatan yordan yosef yoshi yoshihiro yoshio yossi younis younus yousaf yousef
		youssef yudi yunus yuri yuriy yusef yusuf yusuke yutaka yuvraj yvan yves yvon zac zachariah zachary zack zackary zafar zahid zaid
		zakaria zakhar zaki zakir zalman zaman zane zayd zbigniew zdzislaw zebedee zedong zeeshan zeev zeki zeljko zenon zhiqiang zhivko
		zhiyong ziad zinedine ziyad zlatko zoran zubair zuberi zulfiqar zvi zygmunt`)
	womensForenames = wordSet(`aafiya aalia aaliyah aanya aarthi aarti abbey abbie abby abena abeni abha abida abigail ada adaeze adanna adaora adeela adela adele
		adelina adeline adelle adenike aderonke adesuwa aditi adriana adrianna adrienne adunni adwoa afreen afroza afsana afshan afsheen
		afua agata agatha agbani agnes agnethe agnieszka agustina ahilya ahuva aida aiko aileen ailish ailsa aimee aine aisha aishah
		aishwarya aisling aissatou aisyah akanksha akemi akiko akosua akshata akua akuba alana alanna alannah alberta aldona alejandra
		aleksandra alessandra alexa alexandra alexandrina alexia alia alice alicia alicja alina alisha alisia alison alissa aliya aliyah
		alka allegra allison allyson alma almaz alondra althea alyona alyson alyssa ama amalia amanda amani amara amarachi amaya amba amber
		ambika ambreen ameena ameera amelia amelie amie amina aminah aminata amira amisha amma amna amparo amrita amy amyra ana anabel anais
		anamika ananya anastasia anastasiia anastasiya anca andaleeb andrea andreea aneesa aneeta aneta angela angelica angelina angelique
		angharad angie ania aniela anika anila anisa anisah anisha anita anjali anjana anju ankita ann anna annabel annabella annabelle
		annalise annapurna anne anneke anneliese annemarie annemiek annette annie annika annmarie anoosheh anouk anoushka anouska anthea
		antje antoinette antonella antonia anuli anupama anuradha anusha anushka anwen anya aoibheann aoibhinn aoife aparna april aqsa araba
		arabella araceli aracely aradhana archana areeba aretha arfa ariana arianna arianne arielle arifa arit arlene armelle arooj arpita
		arti aruna arundhati arwa arwen asabe asantewaa asha ashanti ashlee ashleigh ashlyn ashwini asifa asma asmaa aspasia assata astrid
		asuncion athena atifa atiya audra audrey aurelia aurelie aurora ava avani averil avni avril awurabena ayah ayaka ayako ayat ayelet
		ayesha aylin aynur ayse aysel aysha ayumi azadeh azalea aziza azmera azra azucena babs bahija barb barbara barkha basia basma batool
		batya bea beata beate beatrice beatrix beatriz bebhinn becky belen belinda bella benazir benita berit bernadette bernadine bernice
		bertha beryl bess bessie beth bethan bethany bette bettina betty beulah bev beverley beyonce bhavana bhavika bhavini bhavna bianca
		biddy biljana bilqis bina bindu binta bintou bipasha birgit birgitta bisi bisma blaithin blanca blanche blandine blathnaid blodwen
		bláthnaid bogumila bojana bolanle bonita bonnie borghild bose bozena bracha brandee brandi branwen breda bree brenda brenna briana
		brianna brid bridget bridgette bridie brielle brigid brigitte britney britta bronagh bronte bronwen bronwyn brunhilde bryony bukola
		bunmi burcu bushra cailin caireann caitlin caitlyn caitriona camila camilla candace candelaria candice candida candy caoimhe cara
		carina carissa carla carleen carlene carlotta carly carmel carmela carmelita carmella carmen carol carole caroline carolyn carri
		carrie caryl caryn carys cassandra cassie catalina catarina cate catharine catherina catherine cathleen cathryn cathy catrin
		catriona cecelia cecile cecilia cecily celeste celestine celia celina celine ceridwen cerys chana chandni chantal chantel chantelle
		charis charisse charla charlene charlize charlotte charmaine charu chava chaya chelsea cherie cheryl cheryll chhaya chiaki chiamaka
		chiara chichi chidinma chie chieko chimamanda chinwe chinyere chioma chipo chitra chiyo chizuko chloe chrissie chrissy christa
		christabel christal christel christi christiana christiane christina christine chrysoula ciara cindy cinzia clair claire clara clare
		claribel clarice clarissa claudia clemence clementine cliona clodagh clotilde coleen colette colleen concepcion concha conchita
		connie consolacion constance constanza consuelo cora coralie cordelia corinna corinne cornelia cosima cristina crystal cynthia
		czeslawa dafna dagmar dahlia daina daisy daiva dalal dalia damini dania daniela daniella danielle danuta daphne darcey dareen daria
		dariya darlene darshana davina dawn deana deandra deanna deanne dearbhla deb debbi debbie debby debora deborah debra deeba deena
		deepa deepali deepika deepti defne deidre deirbhile deirdre delfina delia delilah della delores delphine delyth demelza demi dena
		denise denisha derbhla desiree despina devika devora devorah devyani dganit dharini diana diandra diane didem dilara dilys dimitra
		dina dinah dionne dipa dipali dipika dipti disha divya doaa dodie doireann dolly dolores dominga dominika donatella donna dora
		doreen doria dorinda doris dorota dorothea dorothee dorothy dorthe dot dottie dragana drusilla duaa dubravka dulcie dunya durga
		dvora dympna eabha eadaoin eadie earlene eavan ebba ebele ebony ebru eda edeltraud edie edina edith edna edwina edyta efa effie
		efrat efua eileanoir eileen eilidh eilis eiman eimear eimhear einat eirian eirini eirlys eirwen eithne ekaete ekaterina ekta ekua
		elaina elaine eleanor eleanora elen elena eleni eleri elfriede eliana elida elif elin elina elinor elisa elisabeth elise elissa
		eliza elizabeth elke ella elle ellen ellie elliw ellyn elodie eloise elsa elsbeth elsie elspeth elva elvia elvira elzbieta emanuela
		emel emelia emelie emer emi emiko emilia emilie emily emma emmanuelle emmeline emmylou encarnacion enfys enid enya eri erica erika
		eriko erin erma ermelinda ernestina ernestine erum eshe esinam esme esmee esmeralda esmé esperanza esra essie estefania estela
		estelle ester esther esyllt etain ethel etsuko etta eugenia eugenie eulalia eunice eva evangelia evangelina evangeline eve evelina
		evelyn evelyne evgenia evgeniya evie evita ewa ewelina ewurama fabienne fabiola fadime faiqa faiza faizah fakhra falak falguni fanny
		fanta farah fareeda faria farida fariha farkhanda farrah farzana fatema fatemeh fathima fatiha fatima fatimah fatma fatmata fatou
		fatoumata fatoumatta fatu fauzia fawzia fay faye felicia felicity ferdous fereshteh fern fernanda fernande feroza ffion fi fidelia
		fidelma fifi filiz filomena fiona fionnghuala fionnuala fiza flavia fleur flo floella flora florence florencia florentina florrie
		flossie folake foluke fotini fozia frances francesca francine francisca francoise franka franziska freda frederica frederikke freja
		freya frida frieda friederike fumie fumiko funke funmi funmilayo gabby gabriela gabriella gabrielle gaelle gail gamze gargi gauri
		gayatri gaye gaynor geeta geetanjali geetha gemma gena genevieve genowefa georgeta georgette georgia georgina geraldine gerda geri
		germaine gertie gertrud gertrude gertrudis gesine ghada ghazala ghislaine gia gilda gill gillian gina ginette ginny giovanna gisela
		giselle giulia gladys glenda glenis glennis glenys glesni gloria glynis goldie gordana gosia grace gracie graciela grainne grania
		granuaile grazyna greta gretchen gretel grethe griselda guadalupe gudrun gugu gugulethu guinevere gulay gulnaz gulsah gulten gunhild
		gunilla gunvor gwawr gwen gwenan gwenda gwendolen gwendoline gwendolyn gwenllian gwenno gwyneth habiba habibatu hacer hadassah
		hadeel hadia hadiya hadiza hafsa hafza hailey hajar hajra hala haleema haley halima halina halle hallie hameeda hamida hamna hana
		hanaa hanako hanan haneefa hanifa haniya hanna hannah hanne hanneke hannelore harriet haruka haruko harumi hatice hatsue hattie hawa
		hayley hazel heather heba hedda hedy heidi heledd heleen helen helena helene helga helle heloise hema hemlata hend hendrika
		henrietta henriette henryka herminia hermione hester hetal hetty heulwen hiba hideko hien hilary hilda hilde hildegard hillary
		hiroko hirut hisako hitomi hiwot holly honorata hortense hortensia huda huguette hulya huma humaira humeyra huong husna hypatia
		ianthe ibtisam ida idit ifeoma ify ijeoma ilana ileana iliana ilona ilse ilze imane imelda imogen ina inas inaya indira indrani indu
		ineke ines inese inez inga inge ingeborg inger ingrid ingvild inmaculada ioana ioanna iola iona ionela iqra iram irena irene irina
		iris irma irmgard irum iryna isabel isabela isabella isabelle isadora isatou isaura ishani ishita isla isobel isolde israa itzel
		iulia ivana ivanka ivonne ivy iwona iyabo izabela izzy jacinda jacinta jackee jackie jaclyn jacqualine jacqueline jacquelyn jacqui
		jacquie jada jade jadranka jadwiga jagoda jahanara jalisa jameela jamila jana janae jancis jane janell janelle janessa janet janette
		janey janice janina janine janis janneke jasmina jasmine javeria jaya jayanti jayashree jayda jayne jaywanti jazmin jean jeane
		jeanette jeanie jeanine jeanne jeannette jeannie jelena jemima jemma jen jenna jenni jennie jennifer jenny jeri jess jessica jette
		jewel jhanvi jihan jill jillian jimena jiyoung jo joan joana joanie joann joanna joanne jocasta jocelyne jodi jodie joelle joellen
		johanna jolanta joleen jolene jolie jolynn joni jonna jordana josefa josefina josefine josepha josephine josette josiane josie
		jovana joy joyce jozefa juana juanita judi judie judith judy judyta julia juliana juliane julianna julianne julie julieanne juliet
		julieta juliette julissa jumoke junko jurate justina justine justyna jutta jyoti jyotsna kadiatu kainat kaitlin kaitlyn kaitlynn
		kaja kajal kalliopi kalpana kalyani kamala kamila kamini kanako kaneez kanesha kaori kara karen karima karin karina karine karishma
		karissa karla karlene karolina karoline karuna karyn kasia katarina katarzyna kate katelyn katerina kateryna katharina katharine
		katherin katherina katherine kathi kathie kathleen kathlyn kathrin kathrine kathryn kathy katia katie katinka katja katlyn katrin
		katrina katriona katy katya kavita kavitha kawthar kay kaye kayla kaylee kayleigh kayo kayoko kazimiera kazue kazuko keandra keeley
		keely keiko keira keisha kelli kellie kelsey kelsie kemi kendra keren kerenza kerri kerrie kerry kerstin kezia keziah khadeeja khadi
		khadija khadijah khaleda khalida khanyisile khawla khethiwa khrystyna kiera kiko kimberley kimberly kimiko kinga kiran kirsi kirsten
		kirstie kirstin kirsty kitty kjersti klara klaudia konstantina krista kristen kristi kristie kristin kristina kristine kristy
		kristyn kriti krystal krystle krystyna ksenia kseniya kubra kumari kumi kumiko kusum kyla kylie kym kyoko kyra lacey lacy laila
		lainey lakeisha lakisha lakshmi lalita lamia lamya lana laoise laquisha laquita lara larisa larissa larysa lasairfhiona lashonda
		lata latanya latasha latha latifa latisha latonya latoya latrice laura laure laureen laurel lauren laurene lauretta lavanya lavinia
		layla leah leanda leandra leann leanna leanne leanora leda leeann leela leena leighann leila lekha lela lena lene lenore lenuta
		leona leonie leonor leonora leontyne lerato lesley lestari lesya leta leticia letitia letty lexie leyla liadh liana liane libby
		lidia lidiya liesbeth ligia ligita lihua lilian liliana lilith lillian lillie lilly lily lina linda lindiwe lindsay linette linnea
		linsey lisa lisbeth lise liselotte lisette lissa livia liz liza lizbeth lizzie ljiljana ljubica lleucu llinos llio lois lola lolita
		lopa lora loraine loredana loreen lorena lorene loretta lori lorie lorinda lorna lorraine lorrie lotta lotte lottie louella louisa
		louise lovisa lowri luana luann lubna lucette lucia lucie lucienne lucila lucille lucinda lucja lucretia lucy lucyna ludivine
		ludwika luella luisa lulu lulwa luminita luna luned lupe lupita lurleen luz lydia lyn lynda lyndsay lyndsey lynette lynn lynne
		lynnette lynsey lyra lysette lyudmila lyudmyla maaike maarit maartje mabel mable macarena machiko madalena madalina maddie maddy
		madelaine madeleine madeline madelyn madge madhavi madhuri madiha madonna mae maeve magali magda magdalena magdalene maggie mags
		maha mahima mahira mahnoor mahwish maia maimuna maire mairead mairi mairin maisie maitreyi maja makayla makena mala malaika malati
		maleeha malgorzata maliha malika malin malini malvika malvina malwina mame mami mamie mamta manal manasi mandi mandisa mandy manisha
		manju manjula manon mara maralyn marcela marcella marcelle marcia marcie marcy maren margaret margareta margarete margarethe
		margarita margaux marge marged margery margie margit margo margot margret margrethe marguerite marharyta maria mariah mariam mariama
		marian mariana mariann marianna marianne mariatu maribel marice maricela marie marieke mariel mariela marielle marietou marietta
		marijana marijke marika mariko marilena marilla marilu marilyn marina marioara mariola marion marisa marisela mariska marisol
		marissa marit marita maritza mariya marjorie marketa marla marlena marlene marlies marloes marnie marta martha marthe martina
		martyna marva marwa mary maryam maryann maryanne marybeth maryellen maryjane marylou maryna marzena masako mathilde matilda maud
		maude maudie maura maureen mavis maxine maya maybelle mayra maysa mayu mayuko mayumi mbali meabh meagan meaghan mechelle mechthild
		medbh medha meena meenakshi meenal meera meg megan megha meghan meghna megumi mehak mehreen mehrunisa meihua meili meiling meinir
		mekdes melania melanie melba melike melinda melisa melissa mellie mellissa melody melva menna merav mercia mererid merete merryn
		merve meryem meryl mette mia micaela michaela michela micheline michelle michiko mieke mieko mihaela miho mikaela mikiko milagros
		mildred milena milica milka millicent millie mimi mina minahil minal mindy mineko minerva mingzhu minji minka minna minnie mioara
		mira mirabel miranda mireille mirela mireya miriam mirjana miroslawa misaki misti mitali mitsuko mitzi miwa miyako miyuki mizuki
		moana modupe mohini moira mojisola moll mollie molly momoko mona moneeza monica monifa monika monique monisha morag moremi morenike
		morgana morven morwenna motoko motunrayo mridula mrinalini mubina muireall muireann muirne mukta mumbi muna muriel musarrat muthoni
		mya myfanwy myra myrna myrtle nabeela nabila nada nadege nadezhda nadia nadine nadira nadiya naeema nafisa naheed naila naima naina
		najma najwa nakato nala naledi nalini namita namrata nan nanci nancy nandi nandini nandita nanette nanna naoko naomi narges nasima
		nasreen nasrin nastasia natacha natalia natalie nataliia nataliya natalya natasa natasha natashia nathalie natsuki natsuko natsumi
		nawal nayeli nazia nazli nazma nazneen neasa neassa nechama neda neelam neelima neelofar neena neesha neeta neha nell nellie nelly
		nermin nerys nesrin nessa nesta netta nettie neva nevena ngaire nia niamh niav nichola nicola nicole nicoleta nicolette nida nidhi
		nienke nigella nighat nihal nikki nilgun nilofar niloufar nilufer nimisha nimra nina ningsih nirali nirmala nirupama nisha nishita
		nita nithya nives nkechi nkiru nkosazana nneka nnenna noeleen noelia noella noelle noemi nokuthula nola nolwazi nombulelo nomsa
		nomthandazo nomusa nomvula nona nonhlanhla nonie nontle noortje nora norah noreen noriko norma nosipho nothando noura nozipho nozomi
		ntombi nuala nupur nura nuray nurcan nurhaliza nurit nuriye nurjahan nyambura nyokabi nyree oana obdulia oby oceane octavia odette
		odile ofelia oksana olabisi olena olesya olga olha olimpia olive olivia oliwia oluchi olufunke olwen olwyn olympia omolara omotola
		oona oonagh ophelia orflaith oriana orla orlagh orlaith orna ornella osnat ottilie ottoline ozge padma padmini paige paivi pallavi
		paloma pam pamela panagiota pandora paola parisa parul parvati parveen patricia patrizia patrycja patsy patti pattie patty paula
		paule pauletta paulette paulina pauline payal pearl peg peggie peggy penelope penny perdita perla pernille petra petronella petula
		petunia philippa phillipa phillippa philomela philomena phoebe phyllida phyllis pia pilar pippa pirjo pnina polina polly polyxeni
		pooja poonam poornima poppy portia prabha prachi pragya pramila pranita pratibha pratima preeti preity prerna priscilla priti priya
		priyal priyamvada priyanka prudence prue prunella punam purnima pushpa putri quanisha qudsia quiana rabab rabia rabiya rachael
		rachel rachelle rachna radha radhika radmila raeesa raelene rafia rafiqa raghad ragini ragnhild rahel rahima rahma raima raina raisa
		rajani rajashree rajeshwari rakhi raluca ramla ramona rania ranjana ranya raquel rasha rasheeda rashida rashmi ratna raya raymonde
		razia reba rebeca rebecca rebekah reem reena regine rehana reiko reina rekha rekia rena renata renate renee renu renuka reshma reyna
		rhea rhian rhiannedd rhiannon rhianydd rhoda rhona rhonda rhonwen ria riana richa rie rieko rigmor rihanna rika riko rima rimsha
		rina rioghnach rita ritu rivka riya rizwana roberta robina robyn rochelle rodica rohini roisin roksolana romilly romola romy ronda
		ronit ronke roopa roqaya rosa rosalba rosalia rosalie rosalina rosalind rosalinda rosaline rosalyn rosamond rosamund rosana rosanna
		rosanne rosaria rosaura rose roseann roseanne roseline roselyn rosemarie rosemary rosetta rosheen roshni rosie rosina rosine rosita
		roslyn rowena roxana roxane roxanne roxie roza rubab rubina ruby ruchi ruchika rukaiya rukhsana rukiye ruksana rumi rumiko rupa
		rupal rupali ruqaya ruqayya ruta ruth ruthanne ruthie ruvimbo ruwaida ruxandra saadia saba sabeen sabeena sabiha sabina sabine
		sabira sabrina sachiko sadaf sadako sade sadhana sadhbh sadhna sadia sadie saeeda saffiyah saffron safia safina safiya saima saira
		sajida saki sakiko sakina sakshi sakura saleha salha salima salimata sally salma salome salwa samantha samara sameera samia samina
		samira samiya sana sanaa sandhya sandi sandie sandra sangeeta sangita sania sanjana sanna sanne saoirse sapna sara sarah sarai
		sarala saraswati sarika sarita saroj sarojini saskia satoko satomi savita savitri sawako sawsan sayaka sayuri scarlett seema
		segolene seham sehrish selena selina selma semra senait seoyeon serap seren serena setsuko shabana shabnam shade shadia shagufta
		shahana shaheda shahida shahla shahnaz shahrazad shaila shaima shaista shakeela shakila shakira shalini shamila shamima shamsa shana
		shanelle shania shanice shanika shaniqua shanita shanna shanta shantel shaquana sharda sharla sharleen sharlene sharmila sharmistha
		sharna sharon sharonda sharron sharyn shauna shawna shayla shazia sheeba sheena sheetal shefali shehla shehnaz sheila sheilagh
		sheilah shelagh shelia shelley shelly shena shereen sherilyn sherine sherri sherrie sherry sheryl shifra shigeko shiho shikha shilpa
		shirin shirlene shirley shivani shizuka shizuko shlomit shobha shobhana shona shoshana shoshanah shraddha shreya shruti shubha
		shulamit shweta sian sibongile sibylle sidra sienna signe sigrid sigrun sile silje silke silvia simisola simona simone simonetta
		sinazo sindisiwe sindy sinead sinéad siobhan siobhán siofra sioned siphokazi sissy sita sithembile siti siw siân sladjana slavica
		slavka smita smriti sneha snezana snezhana sobia socorro sofia sofie solape soledad solomiya solveig somaya sonal sonali sondra
		songul sonia sonja sonya sophia sophie sophy soraya sorcha sorina sreela sridevi srividya stacey stacie stanislawa stavroula
		stefania steffi stella stephania stephanie stephany suad subhadra suchitra sudha sue suella sugandha sughra suhaila sujata sukanya
		sulochana sumaira sumana sumathi sumati sumaya sumayyah sumbal sumiko sumita sumitra sunaina sunanda sunita sunniva supriya surabhi
		suruchi susan susana susanna susannah susanne sushma sushmita susi susie susy suyin suzan suzana suzanna suzanne suzette suzi suzie
		suzuko svetlana svitlana swapna swati sybil sybilla sylvia sylviane sylvie sylwia tabassum tabatha tabitha taeko tahani tahira
		tahmina takako talia tallulah tamanna tamara tamika tamiko tamila tammi tammie tammy tamsin tanesha tania tanisha tanja tanvi tanya
		tanzila tara tariro taryn tasha tatiana tatyana tawana tayba tayyaba tegan tegwen tejal tejaswini teleri teresa teresita teri terri
		terrie tess tessa tetiana tetyana thalia thandeka thandi thandie thandiwe thao thea thelma thembeka thembi theodora theodosia
		theresa therese thomasina thora thuraya tia tiana tierney tiffany tigist tilda tilly timea tina tirza tisha titi titilayo tiwa tomoe
		tomoko tonia tonya tooba torhild toril toshiko tracee tracey tracie tracy treasa trina trish trisha trishna trixie trudy trupti
		tsehay tsitsi tugba tuija tulay tulin tuppence twyla tyesha tyra tzipi tzipora uju ulla ulrike ulyana uma umaima umayma umeko una
		urmila ursula urszula urvashi usha ute uttara uzma uzoamaka vaidehi vaishali valda valentina valentyna valeria valerie valerija
		valeriya vanda vandana vanessa vanita varsha varvara vasanthi vasiliki vasudha veena velma venetia vera verena verna veronica
		veronique vesna vesta vibha vicki vickie vicky victoire victoria vida vidya vigdis viki viktoria viktoriya vilma vimala vinita viola
		violet violeta violetta violette viorica virginia virginie viviana vivien vivienne vonda vrinda wairimu waltraud wambui wanda
		wangari wanjiku wanjiru warda wati wendy weronika widad wieslawa wiktoria wilhelmina willemijn wilma winifred winnie winona xanthe
		xiaohong xiaoli xiaoyan ximena xiomara xiuying xochitl yaa yadira yael yajaira yamini yamuna yana yanet yasemin yashoda yasmeen
		yasmin yasmina yasmine yayoi yehudit yejide yelena yelyzaveta yesenia yetunde yevgenia yevheniia yevheniya yewande yocheved yodit
		yoko yolanda yolande yoshie yoshiko yosra ysabel yui yuka yukako yukari yukiko yuko yulia yuliana yuliya yumi yumiko yuna yuriko
		yusra yvette yvonne zahida zahra zaida zainab zakia zandile zanele zara zaria zarina zarqa zdzislawa zeba zeenat zehra zeina zeinab
		zelda zeliha zelma zena zenab zenaida zeynab zeynep zhanna zina zinaida zinzi zipporah zita zodwa zoe zoey zofia zohra zora zorica
		zoryana zoya zsuzsa zubaida zubeda zubeyde zukiswa zulaikha zulekha zulema zunaira zuzana zuzanna áine`)
)
