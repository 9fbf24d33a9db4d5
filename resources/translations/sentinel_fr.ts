<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_CA" sourcelanguage="en_CA">
<context>
    <name>AccountDialog</name>
    <message>
        <source>{username} · {role} · signed in since {time}</source>
        <translation>{username} · {role} · connecté depuis {time}</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>Verrouiller le poste</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Change your password…</source>
        <translation>Changer votre mot de passe…</translation>
    </message>
    <message>
        <source>Go on working</source>
        <translation>Continuer à travailler</translation>
    </message>
</context>
<context>
    <name>AccountFormDialog</name>
    <message>
        <source>It gets a one-time password, which is shown to you once and must be changed when it is used.</source>
        <translation>Il reçoit un mot de passe à usage unique, qui vous est montré une fois et doit être changé dès qu&apos;il sert.</translation>
    </message>
    <message>
        <source>What changes here holds at once, also where somebody is signed in with it.</source>
        <translation>Ce qui change ici vaut aussitôt, même là où quelqu&apos;un est connecté avec ce compte.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>Edit the account</source>
        <translation>Modifier le compte</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Roles to choose from</source>
        <translation>Rôles au choix</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>to sign in with, without spaces</source>
        <translation>pour se connecter, sans espaces</translation>
    </message>
    <message>
        <source>Name as others see it</source>
        <translation>Nom que voient les autres</translation>
    </message>
    <message>
        <source>rank and name; empty: the user name</source>
        <translation>grade et nom; vide&#xa0;: le nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>A user name has no spaces.</source>
        <translation>Un nom d&apos;utilisateur n&apos;a pas d&apos;espaces.</translation>
    </message>
    <message>
        <source>Choose from those offered, with the arrow and Enter.</source>
        <translation>Choisissez parmi les propositions, avec la flèche et Entrée.</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>User name</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>nobody&apos;s name</source>
        <translation>nom de personne</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>later, via station</source>
        <translation>plus tard, par la station</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd&apos;hui</translation>
    </message>
    <message>
        <source>the last 7 days</source>
        <translation>les 7 derniers jours</translation>
    </message>
    <message>
        <source>the last 30 days</source>
        <translation>les 30 derniers jours</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>depuis toujours</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Opérateur</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Superviseur</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Visitors, check-ins by hand, reviews: what the desk does every day.</source>
        <translation>Visiteurs, entrées à la main, cas à examiner&#xa0;: ce que le poste fait chaque jour.</translation>
    </message>
    <message>
        <source>What operators may; and members, badges, lists, events, corrections.</source>
        <translation>Ce que peuvent les opérateurs; et membres, insignes, listes, activités, corrections.</translation>
    </message>
    <message>
        <source>Everything: accounts, stations, settings and the audit too.</source>
        <translation>Tout&#xa0;: aussi les comptes, stations, réglages et la vérification.</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>One-time password</source>
        <translation>À usage unique</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Actif</translation>
    </message>
    <message>
        <source>Disabled {when}: nobody can sign in with it.</source>
        <translation>Désactivé {when}&#xa0;: personne ne peut se connecter avec ce compte.</translation>
    </message>
    <message>
        <source>It must choose a password of its own at the next sign-in.</source>
        <translation>Il doit choisir son propre mot de passe à la prochaine connexion.</translation>
    </message>
    <message>
        <source>Its one-time password ran out unused: give it another one.</source>
        <translation>Son mot de passe à usage unique a expiré sans servir&#xa0;: donnez-lui-en un autre.</translation>
    </message>
    <message>
        <source>It must choose a password of its own; the one-time password opens until {day}.</source>
        <translation>Il doit choisir son propre mot de passe; celui à usage unique sert jusqu&apos;à {day}.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Déverrouillé</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>User name or name</source>
        <translation>Nom d&apos;utilisateur ou nom</translation>
    </message>
    <message>
        <source>Search the accounts</source>
        <translation>Chercher un compte</translation>
    </message>
    <message>
        <source>Add account…</source>
        <translation>Ajouter un compte…</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>There are more: search for the one you need.</source>
        <translation>Il y en a d&apos;autres&#xa0;: cherchez celui qu&apos;il vous faut.</translation>
    </message>
    <message>
        <source>No account is called so</source>
        <translation>Aucun compte ne s&apos;appelle ainsi</translation>
    </message>
    <message>
        <source>Part of the user name or of the name is enough.</source>
        <translation>Une partie du nom d&apos;utilisateur ou du nom suffit.</translation>
    </message>
    <message>
        <source>No accounts yet</source>
        <translation>Pas encore de comptes</translation>
    </message>
    <message>
        <source>Those who sign in at the desks stand here.</source>
        <translation>Ceux qui se connectent aux postes figurent ici.</translation>
    </message>
</context>
<context>
    <name>AccountsPresenter</name>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} est enregistré.</translation>
    </message>
    <message>
        <source>Somebody saved this account while you edited it.</source>
        <translation>Quelqu&apos;un a enregistré ce compte pendant que vous le modifiiez.</translation>
    </message>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>{name} a été modifié entre-temps</translation>
    </message>
    <message>
        <source>{name} can no longer use the password they have: it opens nothing from now on. You are shown a new one, once, and they choose their own when they use it.</source>
        <translation>{name} ne peut plus utiliser le mot de passe actuel&#xa0;: il n&apos;ouvre plus rien. Un nouveau vous est montré, une fois, et la personne choisit le sien en l&apos;utilisant.</translation>
    </message>
    <message>
        <source>A new one-time password?</source>
        <translation>Un nouveau mot de passe à usage unique?</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Le créer</translation>
    </message>
    <message>
        <source>Nobody can sign in as {name} from now on, and whoever is signed in so can do nothing more. What they did stays as it is. It can be enabled again at any time, with the password it has.</source>
        <translation>Plus personne ne peut se connecter comme {name}, et qui est connecté ainsi ne peut plus rien faire. Ce qui a été fait reste. Le compte peut être réactivé à tout moment, avec son mot de passe.</translation>
    </message>
    <message>
        <source>Disable {name}?</source>
        <translation>Désactiver {name}?</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Désactiver</translation>
    </message>
    <message>
        <source>{name} is disabled.</source>
        <translation>{name} est désactivé.</translation>
    </message>
    <message>
        <source>{name} can sign in again.</source>
        <translation>{name} peut de nouveau se connecter.</translation>
    </message>
</context>
<context>
    <name>AdministrationPage</name>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Who may use the program, and how it is set. Every change is kept.</source>
        <translation>Qui peut utiliser le programme, et comment il est réglé. Chaque changement est conservé.</translation>
    </message>
    <message>
        <source>Nobody can sign in yet</source>
        <translation>Personne ne peut encore se connecter</translation>
    </message>
    <message>
        <source>Make the first administrator</source>
        <translation>Créer le premier administrateur</translation>
    </message>
</context>
<context>
    <name>AdministrationPresenter</name>
    <message>
        <source>The first administrator makes the accounts of the others. Until then scans are recorded, and the board is shown; nobody can change anything.</source>
        <translation>Le premier administrateur crée les comptes des autres. D&apos;ici là, les lectures sont enregistrées et le tableau est affiché; personne ne peut rien changer.</translation>
    </message>
    <message>
        <source>Whoever runs the server makes the first administrator with the command &apos;sentinel-desktop account add NAME --role administrator&apos;. Until then scans are recorded, and the board is shown.</source>
        <translation>Qui exploite le serveur crée le premier administrateur par la commande «&#xa0;sentinel-desktop account add NAME --role administrator&#xa0;». D&apos;ici là, les lectures sont enregistrées et le tableau est affiché.</translation>
    </message>
</context>
<context>
    <name>AdministratorPage</name>
    <message>
        <source>Type a user name.</source>
        <translation>Tapez un nom d&apos;utilisateur.</translation>
    </message>
    <message>
        <source>Type a name.</source>
        <translation>Tapez un nom.</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Badge {number}</source>
        <translation>Insigne {number}</translation>
    </message>
    <message>
        <source>Badge …{tail}</source>
        <translation>Insigne …{tail}</translation>
    </message>
    <message>
        <source>Too early: admitted from {start} to {end}. Call the event&apos;s host.</source>
        <translation>Trop tôt&#xa0;: admis du {start} au {end}. Appelez l&apos;hôte de l&apos;activité.</translation>
    </message>
    <message>
        <source>Too late: was admitted from {start} to {end}. Call the event&apos;s host.</source>
        <translation>Trop tard&#xa0;: était admis du {start} au {end}. Appelez l&apos;hôte de l&apos;activité.</translation>
    </message>
    <message>
        <source>The event is not on, or the invitation was withdrawn. Call the event&apos;s host.</source>
        <translation>L&apos;activité n&apos;a pas lieu, ou l&apos;invitation a été retirée. Appelez l&apos;hôte de l&apos;activité.</translation>
    </message>
    <message>
        <source>Same badge again: nothing new was recorded.</source>
        <translation>Même insigne&#xa0;: rien de nouveau n&apos;est enregistré.</translation>
    </message>
    <message>
        <source>Recorded here, waiting for the database.</source>
        <translation>Enregistré ici, en attente de la base de données.</translation>
    </message>
    <message>
        <source>One question at the desk: when did you leave last time?</source>
        <translation>Une question au poste&#xa0;: quand êtes-vous parti la dernière fois?</translation>
    </message>
    <message>
        <source>CHECKED IN</source>
        <translation>ENTRÉE</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>CHECKED OUT</source>
        <translation>SORTIE</translation>
    </message>
    <message>
        <source>ALREADY IN</source>
        <translation>DÉJÀ ENTRÉ</translation>
    </message>
    <message>
        <source>Was in the building before this scan: no second check-in.</source>
        <translation>Était dans le bâtiment avant cette lecture&#xa0;: pas de seconde entrée.</translation>
    </message>
    <message>
        <source>ALREADY OUT</source>
        <translation>DÉJÀ SORTI</translation>
    </message>
    <message>
        <source>Was out of the building before this scan: no second check-out.</source>
        <translation>Était hors du bâtiment avant cette lecture&#xa0;: pas de seconde sortie.</translation>
    </message>
    <message>
        <source>ALREADY SCANNED</source>
        <translation>DÉJÀ LU</translation>
    </message>
    <message>
        <source>Wait a moment before scanning the other way.</source>
        <translation>Attendez un moment avant de passer dans l&apos;autre sens.</translation>
    </message>
    <message>
        <source>SEE THE OFFICE</source>
        <translation>VOIR LE BUREAU</translation>
    </message>
    <message>
        <source>Recorded, but the status is not active: send the member to the office.</source>
        <translation>Enregistré, mais le statut n&apos;est pas actif&#xa0;: envoyez le membre au bureau.</translation>
    </message>
    <message>
        <source>ATTENDEE IN</source>
        <translation>PARTICIPANT ENTRÉ</translation>
    </message>
    <message>
        <source>ATTENDEE OUT</source>
        <translation>PARTICIPANT SORTI</translation>
    </message>
    <message>
        <source>VISITOR OUT</source>
        <translation>VISITEUR SORTI</translation>
    </message>
    <message>
        <source>The visit is closed. Take the badge back: it is free again.</source>
        <translation>La visite est close. Reprenez l&apos;insigne&#xa0;: il est de nouveau libre.</translation>
    </message>
    <message>
        <source>VISITOR BADGE</source>
        <translation>INSIGNE DE VISITEUR</translation>
    </message>
    <message>
        <source>This badge is free. Sign the visitor in at the desk first.</source>
        <translation>Cet insigne est libre. Inscrivez d&apos;abord le visiteur au poste.</translation>
    </message>
    <message>
        <source>NOT ADMITTED</source>
        <translation>NON ADMIS</translation>
    </message>
    <message>
        <source>The event does not admit this badge now. Call the event&apos;s host.</source>
        <translation>L&apos;activité n&apos;admet pas cet insigne maintenant. Appelez l&apos;hôte de l&apos;activité.</translation>
    </message>
    <message>
        <source>HOLDS THE LOCKUP</source>
        <translation>DÉTIENT LA FERMETURE</translation>
    </message>
    <message>
        <source>Not checked out. Transfer the lockup or execute it before leaving.</source>
        <translation>Sortie non enregistrée. Transférez ou exécutez la fermeture avant de partir.</translation>
    </message>
    <message>
        <source>BADGE NOT KNOWN</source>
        <translation>INSIGNE INCONNU</translation>
    </message>
    <message>
        <source>Ask who holds it and note the name; a supervisor can enrol the badge.</source>
        <translation>Demandez à qui il est et notez le nom; un superviseur peut inscrire l&apos;insigne.</translation>
    </message>
    <message>
        <source>HELD BY NOBODY</source>
        <translation>DÉTENU PAR PERSONNE</translation>
    </message>
    <message>
        <source>Keep the badge at the desk, note the name, and tell a supervisor.</source>
        <translation>Gardez l&apos;insigne au poste, notez le nom et avisez un superviseur.</translation>
    </message>
    <message>
        <source>BADGE NOT ACTIVE</source>
        <translation>INSIGNE INACTIF</translation>
    </message>
    <message>
        <source>Lost, damaged or withdrawn. Keep the badge and call a supervisor.</source>
        <translation>Perdu, endommagé ou retiré. Gardez l&apos;insigne et appelez un superviseur.</translation>
    </message>
    <message>
        <source>NO LONGER ON THE ROLL</source>
        <translation>NE FAIT PLUS PARTIE DE L&apos;EFFECTIF</translation>
    </message>
    <message>
        <source>Not recorded. Keep the badge; the person enters as a visitor.</source>
        <translation>Non enregistré. Gardez l&apos;insigne; la personne entre comme visiteur.</translation>
    </message>
    <message>
        <source>The member&apos;s status refuses entry. Not recorded; call a supervisor.</source>
        <translation>Le statut du membre interdit l&apos;entrée. Non enregistré; appelez un superviseur.</translation>
    </message>
    <message>
        <source>NOT RECORDED</source>
        <translation>NON ENREGISTRÉ</translation>
    </message>
    <message>
        <source>This computer cannot keep the scan. Write name and time down and call for help.</source>
        <translation>Cet ordinateur ne peut conserver la lecture. Notez le nom et l&apos;heure et demandez de l&apos;aide.</translation>
    </message>
</context>
<context>
    <name>ArchiveDialog</name>
    <message>
        <source>Archive {name}</source>
        <translation>Archiver {name}</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>For example: posted to another unit</source>
        <translation>Par exemple&#xa0;: muté à une autre unité</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>needed; kept with the check-out</source>
        <translation>requis; conservé avec la sortie</translation>
    </message>
    <message>
        <source>{name} is then in no list and no search of the unit, and can be restored.</source>
        <translation>{name} n&apos;est alors dans aucune liste ni recherche de l&apos;unité, et peut être rétabli.</translation>
    </message>
    <message>
        <source>They are in now: they are signed out with it, seen by nobody.</source>
        <translation>La personne est présente&#xa0;: sa sortie est inscrite en même temps, vue par personne.</translation>
    </message>
</context>
<context>
    <name>ArrangeButtons</name>
    <message>
        <source>Group: {grouping}</source>
        <translation>Groupe&#xa0;: {grouping}</translation>
    </message>
    <message>
        <source>Grouped by: {grouping}. Choose another</source>
        <translation>Groupé par&#xa0;: {grouping}. En choisir un autre</translation>
    </message>
    <message>
        <source>Sort: {sorting}</source>
        <translation>Tri&#xa0;: {sorting}</translation>
    </message>
    <message>
        <source>Sorted by: {sorting}. Choose another</source>
        <translation>Trié par&#xa0;: {sorting}. En choisir un autre</translation>
    </message>
    <message>
        <source>all</source>
        <comment>tags</comment>
        <translation>toutes</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>Étiquette&#xa0;: {tag}</translation>
    </message>
    <message>
        <source>Tag on the board: {tag}. Choose another</source>
        <translation>Étiquette au tableau&#xa0;: {tag}. En choisir une autre</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Grouper par</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>All, with and without a tag</source>
        <translation>Tous, avec et sans étiquette</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>{name} a été modifié entre-temps</translation>
    </message>
    <message>
        <source>Somebody saved this value while you were typing. Nothing of yours is lost.</source>
        <translation>Quelqu&apos;un a enregistré cette valeur pendant votre saisie. Rien de ce que vous avez saisi n&apos;est perdu.</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Who gets badge {badge}?</source>
        <translation>Qui reçoit l&apos;insigne {badge}?</translation>
    </message>
    <message>
        <source>From now on its scans are theirs.</source>
        <translation>Dès maintenant, ses lectures sont les siennes.</translation>
    </message>
    <message>
        <source>Assign it</source>
        <translation>L&apos;attribuer</translation>
    </message>
    <message>
        <source>&amp;Member</source>
        <translation>&amp;Membre</translation>
    </message>
    <message>
        <source>rank, name or service number</source>
        <translation>grade, nom ou numéro matricule</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>{field}: {before}, now {after}</source>
        <translation>{field}&#xa0;: {before}, maintenant {after}</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>{who} at {station}</source>
        <translation>{who} à {station}</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajouté</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>{table}: {fields}</source>
        <translation>{table}&#xa0;: {fields}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>AuditNames</name>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Tag of a member</source>
        <translation>Étiquette d&apos;un membre</translation>
    </message>
    <message>
        <source>Qualification of a member</source>
        <translation>Qualification d&apos;un membre</translation>
    </message>
    <message>
        <source>Photograph</source>
        <translation>Photographie</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Attendee of an event</source>
        <translation>Participant à une activité</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Cas à examiner</translation>
    </message>
    <message>
        <source>Open question</source>
        <translation>Question en suspens</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Saved filter</source>
        <translation>Filtre enregistré</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Type of qualification</source>
        <translation>Type de qualification</translation>
    </message>
    <message>
        <source>Member status</source>
        <translation>Statut de membre</translation>
    </message>
    <message>
        <source>Member type</source>
        <translation>Type de membre</translation>
    </message>
    <message>
        <source>Visit type</source>
        <translation>Type de visite</translation>
    </message>
    <message>
        <source>Badge status</source>
        <translation>État d&apos;insigne</translation>
    </message>
    <message>
        <source>Value of another list</source>
        <translation>Valeur d&apos;une autre liste</translation>
    </message>
    <message>
        <source>Access from</source>
        <translation>Accès à partir de</translation>
    </message>
    <message>
        <source>Access until</source>
        <translation>Accès jusqu&apos;à</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>Répondu à</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Répondu par</translation>
    </message>
    <message>
        <source>Archived at</source>
        <translation>Archivé à</translation>
    </message>
    <message>
        <source>Arrival told by</source>
        <translation>Arrivée signalée par</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Demandé à</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>May receive the lockup</source>
        <translation>Peut recevoir la fermeture</translation>
    </message>
    <message>
        <source>Cancelled at</source>
        <translation>Annulé à</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Check in method</source>
        <translation>Mode d&apos;entrée</translation>
    </message>
    <message>
        <source>Check out method</source>
        <translation>Mode de sortie</translation>
    </message>
    <message>
        <source>Checked in at</source>
        <translation>Entré à</translation>
    </message>
    <message>
        <source>Checked out at</source>
        <translation>Sorti à</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Check-out by scan</source>
        <translation>Sortie par lecture</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>End of contract</source>
        <translation>Fin du contrat</translation>
    </message>
    <message>
        <source>Start of contract</source>
        <translation>Début du contrat</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Créé à</translation>
    </message>
    <message>
        <source>Departure told by</source>
        <translation>Départ signalé par</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Direction mode</source>
        <translation>Sens des passages</translation>
    </message>
    <message>
        <source>Disabled at</source>
        <translation>Désactivé à</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>Place in the list</source>
        <translation>Place dans la liste</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Employee number</source>
        <translation>Numéro d&apos;employé</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Enrolled on</source>
        <translation>Date d&apos;enrôlement</translation>
    </message>
    <message>
        <source>Needs an escort</source>
        <translation>Doit être escorté</translation>
    </message>
    <message>
        <source>Role at the event</source>
        <translation>Rôle à l&apos;activité</translation>
    </message>
    <message>
        <source>Expected at</source>
        <translation>Attendu à</translation>
    </message>
    <message>
        <source>Expires at</source>
        <translation>Expire à</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Faits</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Granted on</source>
        <translation>Accordée le</translation>
    </message>
    <message>
        <source>Home phone</source>
        <translation>Téléphone (domicile)</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initiales</translation>
    </message>
    <message>
        <source>Offered in lists</source>
        <translation>Proposé dans les listes</translation>
    </message>
    <message>
        <source>Is an appointment</source>
        <translation>Est une fonction</translation>
    </message>
    <message>
        <source>Needed by the program</source>
        <translation>Requis par le programme</translation>
    </message>
    <message>
        <source>Issued at</source>
        <translation>Délivré à</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Role at the server</source>
        <translation>Rôle au serveur</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Mess</source>
        <translation>Mess</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Téléphone mobile</translation>
    </message>
    <message>
        <source>MOC</source>
        <translation>GPM</translation>
    </message>
    <message>
        <source>Must change the password</source>
        <translation>Doit changer le mot de passe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name in French</source>
        <translation>Nom en français</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>At a scan</source>
        <translation>À la lecture</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Password expires at</source>
        <translation>Expiration du mot de passe</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Printed number</source>
        <translation>Numéro imprimé</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Motif de la visite</translation>
    </message>
    <message>
        <source>Put off until</source>
        <translation>Remis à</translation>
    </message>
    <message>
        <source>Qualification type</source>
        <translation>Type de qualification</translation>
    </message>
    <message>
        <source>Raised at</source>
        <translation>Soulevé à</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Recruitment step</source>
        <translation>Étape du recrutement</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Service number</source>
        <translation>Numéro matricule</translation>
    </message>
    <message>
        <source>Settled at</source>
        <translation>Réglé à</translation>
    </message>
    <message>
        <source>Settled by</source>
        <translation>Réglé par</translation>
    </message>
    <message>
        <source>Settled via station</source>
        <translation>Réglé par la station</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Règlement</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Status reason</source>
        <translation>Motif du statut</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Username</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Witnessed</source>
        <translation>Constaté</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
</context>
<context>
    <name>AuditPresenter</name>
    <message>
        <source>Export the audit</source>
        <translation>Exporter la vérification</translation>
    </message>
    <message>
        <source>{name} is written. Changes in it: {n}.</source>
        <translation>{name} est écrit. Changements qu&apos;il contient&#xa0;: {n}.</translation>
    </message>
</context>
<context>
    <name>Authors</name>
    <message>
        <source>an account that is gone</source>
        <translation>un compte supprimé</translation>
    </message>
    <message>
        <source>Station {name}</source>
        <translation>Station {name}</translation>
    </message>
    <message>
        <source>a station that is gone</source>
        <translation>une station supprimée</translation>
    </message>
    <message>
        <source>Database role {role}</source>
        <translation>Rôle de base de données {role}</translation>
    </message>
</context>
<context>
    <name>BadFrame</name>
    <message>
        <source>wrong checksum</source>
        <translation>somme de contrôle fausse</translation>
    </message>
    <message>
        <source>cut short</source>
        <translation>tronquée</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>bruit</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>trop longue</translation>
    </message>
    <message>
        <source>no badge number in it</source>
        <translation>sans numéro d&apos;insigne</translation>
    </message>
</context>
<context>
    <name>BadgePage</name>
    <message>
        <source>Press Down for those that are free</source>
        <translation>Appuyez sur Bas pour ceux qui sont libres</translation>
    </message>
    <message>
        <source>&amp;Escort required</source>
        <translation>&amp;Escorte requise</translation>
    </message>
    <message>
        <source>Escort required</source>
        <translation>Escorte requise</translation>
    </message>
    <message>
        <source>Empty: {time}, when the day ends. Or as 18:30</source>
        <translation>Vide&#xa0;: {time}, à la fin de la journée. Ou comme 18:30</translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation>Insigne {number}</translation>
    </message>
    <message>
        <source>Hand it to the visitor. Tap another one to change it.</source>
        <translation>Remettez-le au visiteur. Présentez-en un autre pour changer.</translation>
    </message>
    <message>
        <source>Tap a visitor&apos;s badge on the reader</source>
        <translation>Présentez un insigne de visiteur au lecteur</translation>
    </message>
    <message>
        <source>Or type its number below, or go on without one. {count}.</source>
        <translation>Ou tapez son numéro ci-dessous, ou continuez sans insigne. {count}.</translation>
    </message>
    <message>
        <source>Type the badge&apos;s number below, or go on without one. {count}.</source>
        <translation>Tapez le numéro de l&apos;insigne ci-dessous, ou continuez sans insigne. {count}.</translation>
    </message>
</context>
<context>
    <name>BadgeStory</name>
    <message>
        <source>{outcome}: {name}</source>
        <translation>{outcome}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>a status that is gone</source>
        <translation>un état supprimé</translation>
    </message>
    <message>
        <source>{status}: {reason}</source>
        <translation>{status}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Made {status}</source>
        <translation>Rendu {status}</translation>
    </message>
    <message>
        <source>Became: {kind}</source>
        <translation>Devenu&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>Printed number taken away</source>
        <translation>Numéro imprimé retiré</translation>
    </message>
    <message>
        <source>Printed number {number}</source>
        <translation>Numéro imprimé {number}</translation>
    </message>
    <message>
        <source>Enrolled: {kind}</source>
        <translation>Inscrit&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>Enrolled as {number}</source>
        <translation>Inscrit comme {number}</translation>
    </message>
    <message>
        <source>a member who is gone</source>
        <translation>un membre supprimé</translation>
    </message>
    <message>
        <source>Given to {name}</source>
        <translation>Donné à {name}</translation>
    </message>
    <message>
        <source>Taken back from {name}</source>
        <translation>Repris de {name}</translation>
    </message>
    <message>
        <source>Given to visitor {name}</source>
        <translation>Donné au visiteur {name}</translation>
    </message>
    <message>
        <source>Back from visitor {name}</source>
        <translation>Rendu par le visiteur {name}</translation>
    </message>
    <message>
        <source>Held by {name} of an event</source>
        <translation>Détenu par {name} d&apos;une activité</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Détenteur</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Who, where</source>
        <translation>Qui, où</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Insignes</translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n en retard</numerusform>
            <numerusform>%n en retard</numerusform>
        </translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Member&apos;s badge</source>
        <translation>Insigne de membre</translation>
    </message>
    <message>
        <source>Visitor badge</source>
        <translation>Insigne de visiteur</translation>
    </message>
    <message>
        <source>Event badge</source>
        <translation>Insigne d&apos;activité</translation>
    </message>
    <message>
        <source>125 kHz tag</source>
        <translation>Étiquette 125 kHz</translation>
    </message>
    <message>
        <source>13.56 MHz card (ISO 14443)</source>
        <translation>Carte 13,56 MHz (ISO 14443)</translation>
    </message>
    <message>
        <source>not told by this reader</source>
        <translation>non indiqué par ce lecteur</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>{name} · left the unit</source>
        <translation>{name} · a quitté l&apos;unité</translation>
    </message>
    <message>
        <source>{name} · overdue</source>
        <translation>{name} · en retard</translation>
    </message>
    <message>
        <source>{status}: a reader refuses it, and nobody has it.</source>
        <translation>{status}&#xa0;: un lecteur le refuse, et personne ne l&apos;a.</translation>
    </message>
    <message>
        <source>{status}: a reader refuses it. {name} still holds it.</source>
        <translation>{status}&#xa0;: un lecteur le refuse. {name} le détient encore.</translation>
    </message>
    <message>
        <source>Nobody has it.</source>
        <translation>Personne ne l&apos;a.</translation>
    </message>
    <message>
        <source>{name} left the unit: take it back.</source>
        <translation>{name} a quitté l&apos;unité&#xa0;: reprenez-le.</translation>
    </message>
    <message>
        <source>Overdue: {name} has it since {since}, for {long}.</source>
        <translation>En retard&#xa0;: {name} l&apos;a depuis {since}, soit {long}.</translation>
    </message>
    <message>
        <source>{name} has it.</source>
        <translation>{name} l&apos;a.</translation>
    </message>
    <message>
        <source>{name} has it since {since}.</source>
        <translation>{name} l&apos;a depuis {since}.</translation>
    </message>
    <message>
        <source>Also spelled</source>
        <translation>S&apos;écrit aussi</translation>
    </message>
    <message>
        <source>{status}: {reason}</source>
        <translation>{status}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Valide jusqu&apos;à</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n libre</numerusform>
            <numerusform>%n libres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with visitors</source>
        <translation>
            <numerusform>%n chez un visiteur</numerusform>
            <numerusform>%n chez des visiteurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put away</source>
        <translation>
            <numerusform>%n retiré</numerusform>
            <numerusform>%n retirés</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} holds this badge: take it back first.</source>
        <translation>{name} détient cet insigne&#xa0;: reprenez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>Somebody else holds this badge by now: look at it again.</source>
        <translation>Quelqu&apos;un d&apos;autre détient maintenant cet insigne&#xa0;: regardez-le de nouveau.</translation>
    </message>
    <message>
        <source>{name} has badge {badge} already: replace that one, or take it back first.</source>
        <translation>{name} a déjà l&apos;insigne {badge}&#xa0;: remplacez celui-là, ou reprenez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>The member has a badge by now: replace that one, or take it back first.</source>
        <translation>Le membre a maintenant un insigne&#xa0;: remplacez celui-là, ou reprenez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>Somebody changed this badge meanwhile: look at it and do it again.</source>
        <translation>Quelqu&apos;un a modifié cet insigne entre-temps&#xa0;: regardez-le et recommencez.</translation>
    </message>
    <message>
        <source>This badge is no longer there: somebody deleted it.</source>
        <translation>Cet insigne n&apos;est plus là&#xa0;: quelqu&apos;un l&apos;a supprimé.</translation>
    </message>
    <message>
        <source>No member holds this badge.</source>
        <translation>Aucun membre ne détient cet insigne.</translation>
    </message>
    <message>
        <source>Badge {badge} is not a member&apos;s badge: choose another one.</source>
        <translation>L&apos;insigne {badge} n&apos;est pas un insigne de membre&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Badge {badge} is {status}: a reader would refuse it. Make it active first, or take another one.</source>
        <translation>L&apos;insigne {badge} est {status}&#xa0;: un lecteur le refuserait. Rendez-le d&apos;abord actif, ou prenez-en un autre.</translation>
    </message>
    <message>
        <source>This is the badge that is to be replaced: tap the new one.</source>
        <translation>C&apos;est l&apos;insigne à remplacer&#xa0;: présentez le nouveau.</translation>
    </message>
    <message>
        <source>This member is not of the unit any more and gets no badge.</source>
        <translation>Ce membre n&apos;est plus de l&apos;unité et ne reçoit pas d&apos;insigne.</translation>
    </message>
    <message>
        <source>Say why, in a few words: whoever finds the badge will ask.</source>
        <translation>Dites pourquoi, en quelques mots&#xa0;: qui trouvera l&apos;insigne le demandera.</translation>
    </message>
    <message>
        <source>This status is no longer in the list: choose another one.</source>
        <translation>Cet état n&apos;est plus dans la liste&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Scans or visits name this badge, so that it stays what it is: decommission it instead.</source>
        <translation>Des lectures ou des visites nomment cet insigne, il reste donc ce qu&apos;il est&#xa0;: retirez-le plutôt du service.</translation>
    </message>
    <message>
        <source>It is enrolled already: badge {badge}, which {name} has.</source>
        <translation>Il est déjà inscrit&#xa0;: insigne {badge}, que {name} détient.</translation>
    </message>
    <message>
        <source>It is enrolled already: badge {badge}, {status}.</source>
        <translation>Il est déjà inscrit&#xa0;: insigne {badge}, {status}.</translation>
    </message>
    <message>
        <source>Badge {badge} has this number already: print another one.</source>
        <translation>L&apos;insigne {badge} a déjà ce numéro&#xa0;: imprimez-en un autre.</translation>
    </message>
    <message>
        <source>A reader that tells only its last digits would take it for badge {badge}: enrol it only where the unit has no such reader.</source>
        <translation>Un lecteur qui n&apos;en donne que les derniers chiffres le prendrait pour l&apos;insigne {badge}&#xa0;: ne l&apos;inscrivez que si l&apos;unité n&apos;a pas de tel lecteur.</translation>
    </message>
    <message>
        <source>It cannot be enrolled: this card makes up a new number at every tap and would never be known again.</source>
        <translation>Il ne peut être inscrit&#xa0;: cette carte invente un nouveau numéro à chaque présentation et ne serait jamais reconnue.</translation>
    </message>
</context>
<context>
    <name>BadgesActing</name>
    <message>
        <source>Undone: the badge is not enrolled any more.</source>
        <translation>Annulé&#xa0;: l&apos;insigne n&apos;est plus inscrit.</translation>
    </message>
    <message>
        <source>{name} has badge {badge} now.</source>
        <translation>{name} a maintenant l&apos;insigne {badge}.</translation>
    </message>
    <message>
        <source>Badge {badge} is saved, with the reason.</source>
        <translation>L&apos;insigne {badge} est enregistré, avec le motif.</translation>
    </message>
    <message>
        <source>Badge {badge} is saved.</source>
        <translation>L&apos;insigne {badge} est enregistré.</translation>
    </message>
    <message>
        <source>{name} no longer has badge {badge}.</source>
        <translation>{name} n&apos;a plus l&apos;insigne {badge}.</translation>
    </message>
    <message>
        <source>Badge {badge} is active again.</source>
        <translation>L&apos;insigne {badge} est de nouveau actif.</translation>
    </message>
    <message>
        <source>Undone: badge {badge} is as it was.</source>
        <translation>Annulé&#xa0;: l&apos;insigne {badge} est comme avant.</translation>
    </message>
</context>
<context>
    <name>BadgesPage</name>
    <message>
        <source>Badges</source>
        <translation>Insignes</translation>
    </message>
    <message>
        <source>Who has which badge, and what became of each. Enrol by tapping.</source>
        <translation>Qui a quel insigne, et ce que chacun est devenu. On les inscrit en les présentant.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Inscrire…</translation>
    </message>
    <message>
        <source>Enrol several…</source>
        <translation>En inscrire plusieurs…</translation>
    </message>
    <message>
        <source>Look at a badge</source>
        <translation>Regarder un insigne</translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s)</source>
        <translation>
            <numerusform>%n insigne</numerusform>
            <numerusform>%n insignes</numerusform>
        </translation>
    </message>
    <message>
        <source>No such badge</source>
        <translation>Aucun insigne de ce genre</translation>
    </message>
    <message>
        <source>Esc shows them all again.</source>
        <translation>Échap les montre tous de nouveau.</translation>
    </message>
    <message>
        <source>No visitor badges yet</source>
        <translation>Pas encore d&apos;insignes de visiteur</translation>
    </message>
    <message>
        <source>No event badges yet</source>
        <translation>Pas encore d&apos;insignes d&apos;activité</translation>
    </message>
    <message>
        <source>No badges yet</source>
        <translation>Pas encore d&apos;insignes</translation>
    </message>
    <message>
        <source>Press Ins and hold the first one to the reader.</source>
        <translation>Appuyez sur Inser et présentez le premier au lecteur.</translation>
    </message>
    <message>
        <source>A supervisor enrols them here, by holding them to the reader.</source>
        <translation>Un superviseur les inscrit ici, en les présentant au lecteur.</translation>
    </message>
</context>
<context>
    <name>BadgesPresenter</name>
    <message>
        <source>Your role was changed: this is no longer yours to do.</source>
        <translation>Votre rôle a été changé&#xa0;: cela ne vous revient plus.</translation>
    </message>
    <message>
        <source>{badge} may be any of {n} badges: a reader that tells more of it knows which.</source>
        <translation>{badge} peut être l&apos;un de {n} insignes&#xa0;: un lecteur qui en dit plus sait lequel.</translation>
    </message>
    <message>
        <source>{badge} is no badge of this unit.</source>
        <translation>{badge} n&apos;est pas un insigne de cette unité.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>continued</source>
        <translation>suite</translation>
    </message>
    <message>
        <source>expired {time}</source>
        <translation>expiré {time}</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>host {name}</source>
        <translation>hôte {name}</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>Tags: {tags}.</source>
        <translation>Étiquettes&#xa0;: {tags}.</translation>
    </message>
    <message>
        <source>Host: {host}.</source>
        <translation>Hôte&#xa0;: {host}.</translation>
    </message>
    <message>
        <source>Badge {number}.</source>
        <translation>Insigne {number}.</translation>
    </message>
    <message>
        <source>{name}, {first}. {division}. In since {time}.</source>
        <translation>{name}, {first}. {division}. Présent depuis {time}.</translation>
    </message>
    <message>
        <source>{name}, attendee of {event}. In since {time}.</source>
        <translation>{name}, participant à {event}. Présent depuis {time}.</translation>
    </message>
    <message>
        <source>{name}, visitor: {kind}. In since {time}.</source>
        <translation>{name}, visiteur&#xa0;: {kind}. Présent depuis {time}.</translation>
    </message>
    <message>
        <source>In for over 12 hours.</source>
        <translation>Présent depuis plus de 12 heures.</translation>
    </message>
    <message>
        <source>That time has not come: a clock was wrong.</source>
        <translation>Cette heure n&apos;est pas encore venue&#xa0;: une horloge était fausse.</translation>
    </message>
    <message>
        <source>Signed in at this computer, waiting for the database.</source>
        <translation>Arrivée inscrite à ce poste, en attente de la base de données.</translation>
    </message>
    <message>
        <source>Signed out at this computer, waiting for the database.</source>
        <translation>Départ inscrit à ce poste, en attente de la base de données.</translation>
    </message>
    <message>
        <source>Another visitor of this name is in: signed in twice?</source>
        <translation>Un autre visiteur de ce nom est présent&#xa0;: inscrit deux fois&#xa0;?</translation>
    </message>
    <message>
        <source>The visit expired at {time}.</source>
        <translation>La visite a expiré à {time}.</translation>
    </message>
    <message>
        <source>Must be escorted.</source>
        <translation>Doit être escorté.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>event</source>
        <translation>activité</translation>
    </message>
    <message>
        <source>VISITORS</source>
        <translation>VISITEURS</translation>
    </message>
    <message>
        <source>No tag</source>
        <translation>Sans étiquette</translation>
    </message>
    <message>
        <source>Civilians</source>
        <translation>Civils</translation>
    </message>
    <message>
        <source>Junior NCMs</source>
        <translation>MR subalternes</translation>
    </message>
    <message>
        <source>Senior NCMs</source>
        <translation>MR supérieurs</translation>
    </message>
    <message>
        <source>Junior officers</source>
        <translation>Officiers subalternes</translation>
    </message>
    <message>
        <source>Senior officers</source>
        <translation>Officiers supérieurs</translation>
    </message>
    <message>
        <source>General officers</source>
        <translation>Officiers généraux</translation>
    </message>
    <message>
        <source>Rank not known here</source>
        <translation>Grade inconnu ici</translation>
    </message>
    <message>
        <source>division</source>
        <translation>division</translation>
    </message>
    <message>
        <source>rank category</source>
        <translation>catégorie de grade</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>grade</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>étiquette</translation>
    </message>
    <message>
        <source>one list</source>
        <translation>une seule liste</translation>
    </message>
    <message>
        <source>rank</source>
        <comment>an order of people</comment>
        <translation>grade</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>division</source>
        <comment>an order of people</comment>
        <translation>division</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <source>time in</source>
        <translation>heure d&apos;entrée</translation>
    </message>
    <message>
        <source>What can be done with {name}</source>
        <translation>Ce que l&apos;on peut faire avec {name}</translation>
    </message>
    <message>
        <source>Attendees are signed in and out by their badges</source>
        <translation>Les participants entrent et sortent par leurs insignes</translation>
    </message>
    <message>
        <source>Open the day card</source>
        <translation>Ouvrir la journée</translation>
    </message>
    <message>
        <source>Open the visit</source>
        <translation>Ouvrir la visite</translation>
    </message>
    <message>
        <source>Check out by hand…</source>
        <translation>Sortie à la main…</translation>
    </message>
    <message>
        <source>Sign the visitor out…</source>
        <translation>Inscrire le départ du visiteur…</translation>
    </message>
    <message>
        <source>Sign in a visitor for them…</source>
        <translation>Inscrire un visiteur pour cette personne…</translation>
    </message>
    <message>
        <source>Open the day card of the host</source>
        <translation>Ouvrir la journée de l&apos;hôte</translation>
    </message>
    <message>
        <source>kept here</source>
        <translation>conservé ici</translation>
    </message>
    <message>
        <source>out, kept here</source>
        <translation>sorti, conservé ici</translation>
    </message>
    <message>
        <source>signed in twice?</source>
        <translation>inscrit deux fois&#xa0;?</translation>
    </message>
    <message>
        <source>escort</source>
        <translation>escorte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>All who are in</source>
        <translation>Tous les présents</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Activités</translation>
    </message>
    <message>
        <source>Attendees of events</source>
        <translation>Participants d&apos;activités</translation>
    </message>
    <message>
        <source>Over 12 h</source>
        <translation>Plus de 12 heures</translation>
    </message>
    <message>
        <source>In for over 12 hours</source>
        <translation>Présents depuis plus de 12 heures</translation>
    </message>
</context>
<context>
    <name>BoardChips</name>
    <message>
        <source>{part}: {n} in</source>
        <translation>{part}&#xa0;: {n} présents</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Board: who is in the building</source>
        <translation>Tableau&#xa0;: qui est dans le bâtiment</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>Manual</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Asked at</source>
        <translation>Demandé à</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Heure</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Not a time: type it as 18:42 or 1842.</source>
        <translation>Ce n&apos;est pas une heure&#xa0;: tapez 18:42 ou 1842.</translation>
    </message>
    <message>
        <source>What you typed before is here again.</source>
        <translation>Ce que vous aviez saisi est de nouveau ici.</translation>
    </message>
    <message>
        <source>Badge forgotten</source>
        <translation>Insigne oublié</translation>
    </message>
    <message>
        <source>Badge damaged</source>
        <translation>Insigne endommagé</translation>
    </message>
    <message>
        <source>Reader out of order</source>
        <translation>Lecteur en panne</translation>
    </message>
    <message>
        <source>Forgot to scan</source>
        <translation>A oublié de présenter l&apos;insigne</translation>
    </message>
    <message>
        <source>Left without scanning</source>
        <translation>Parti sans présenter l&apos;insigne</translation>
    </message>
    <message>
        <source>Not in the building: checked</source>
        <translation>Pas dans le bâtiment&#xa0;: vérifié</translation>
    </message>
    <message>
        <source>Asked at the next scan</source>
        <translation>Demandé à la lecture suivante</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>in since {time}</source>
        <translation>présent depuis {time}</translation>
    </message>
    <message>
        <source>out since {time}</source>
        <translation>sorti depuis {time}</translation>
    </message>
    <message>
        <source>Recorded: {name} checked in {time}.</source>
        <translation>Enregistré&#xa0;: {name}, entrée à {time}.</translation>
    </message>
    <message>
        <source>Recorded: {name} checked out {time}.</source>
        <translation>Enregistré&#xa0;: {name}, sortie à {time}.</translation>
    </message>
    <message>
        <source>Kept here, waiting for the database: {name} checked in {time}.</source>
        <translation>Conservé ici, en attente de la base de données&#xa0;: {name}, entrée à {time}.</translation>
    </message>
    <message>
        <source>Kept here, waiting for the database: {name} checked out {time}.</source>
        <translation>Conservé ici, en attente de la base de données&#xa0;: {name}, sortie à {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n later passage(s) turned round by it.</source>
        <translation>
            <numerusform>%n passage ultérieur inversé par celui-ci.</numerusform>
            <numerusform>%n passages ultérieurs inversés par celui-ci.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later passage(s) contradict it: see To settle.</source>
        <translation>
            <numerusform>%n passage ultérieur le contredit&#xa0;: voyez À régler.</numerusform>
            <numerusform>%n passages ultérieurs le contredisent&#xa0;: voyez À régler.</numerusform>
        </translation>
    </message>
    <message>
        <source>The member is in now.</source>
        <translation>Le membre est présent maintenant.</translation>
    </message>
    <message>
        <source>The member is out now.</source>
        <translation>Le membre est sorti maintenant.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) signed out.</source>
        <translation>
            <numerusform>%n personne sortie.</numerusform>
            <numerusform>%n personnes sorties.</numerusform>
        </translation>
    </message>
    <message>
        <source>Left meanwhile, and stay as they are: {names}.</source>
        <translation>Partis entre-temps, et laissés tels quels&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{name} never came in. Press Enter once more to record it all the same.</source>
        <translation>{name} n&apos;est jamais entré. Appuyez encore une fois sur Entrée pour l&apos;enregistrer quand même.</translation>
    </message>
    <message>
        <source>{name} is in already, since {time}. Press Enter once more to record it all the same.</source>
        <translation>{name} est déjà présent, depuis {time}. Appuyez encore une fois sur Entrée pour l&apos;enregistrer quand même.</translation>
    </message>
    <message>
        <source>{name} is out already, since {time}. Press Enter once more to record it all the same.</source>
        <translation>{name} est déjà sorti, depuis {time}. Appuyez encore une fois sur Entrée pour l&apos;enregistrer quand même.</translation>
    </message>
    <message>
        <source>Say why, in a few words.</source>
        <translation>Dites pourquoi, en quelques mots.</translation>
    </message>
    <message>
        <source>A reason has at most {most} characters.</source>
        <translation>Un motif a au plus {most} caractères.</translation>
    </message>
    <message>
        <source>This time is yet to come.</source>
        <translation>Cette heure est encore à venir.</translation>
    </message>
    <message>
        <source>Before this day began: a supervisor corrects earlier days.</source>
        <translation>Avant le début de cette journée&#xa0;: un superviseur corrige les jours précédents.</translation>
    </message>
    <message>
        <source>Not a time that can be meant here.</source>
        <translation>Cette heure n&apos;est pas possible ici.</translation>
    </message>
    <message>
        <source>The member is so already.</source>
        <translation>Le membre l&apos;est déjà.</translation>
    </message>
    <message>
        <source>This very passage is recorded already.</source>
        <translation>Ce passage précis est déjà enregistré.</translation>
    </message>
    <message>
        <source>This member is no longer of the unit.</source>
        <translation>Ce membre n&apos;est plus de l&apos;unité.</translation>
    </message>
    <message>
        <source>This passage is not in the log.</source>
        <translation>Ce passage n&apos;est pas au journal.</translation>
    </message>
    <message>
        <source>Somebody saw this passage: only a supervisor corrects it.</source>
        <translation>Quelqu&apos;un a vu ce passage&#xa0;: seul un superviseur le corrige.</translation>
    </message>
    <message>
        <source>Somebody else changed it meanwhile: theirs stands.</source>
        <translation>Quelqu&apos;un d&apos;autre l&apos;a modifié entre-temps&#xa0;: sa version reste.</translation>
    </message>
    <message>
        <source>in, {when}</source>
        <translation>entrée, {when}</translation>
    </message>
    <message>
        <source>out, {when}</source>
        <translation>sortie, {when}</translation>
    </message>
    <message>
        <source>it did not happen</source>
        <translation>n&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>non vu</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>compte</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>nothing counts</source>
        <translation>rien ne compte</translation>
    </message>
    <message>
        <source>{name} was signed out unseen at {time}. When did they leave?</source>
        <translation>La sortie de {name} à {time} n&apos;a été vue de personne. Quelle était l&apos;heure du départ?</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s)</source>
        <translation>
            <numerusform>%n question de plus</numerusform>
            <numerusform>%n questions de plus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardFamily</name>
    <message>
        <source>125 kHz tag</source>
        <translation>Étiquette 125 kHz</translation>
    </message>
    <message>
        <source>13.56 MHz card (ISO 14443)</source>
        <translation>Carte 13,56 MHz (ISO 14443)</translation>
    </message>
    <message>
        <source>not told by this reader</source>
        <translation>non indiqué par ce lecteur</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change {members}</source>
        <translation>Modifier {members}</translation>
    </message>
    <message>
        <source>All of them or none. Nothing is changed before you say so, and it can be undone.</source>
        <translation>Tous ou aucun. Rien n&apos;est changé avant que vous le disiez, et cela peut être annulé.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Modification…</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>&amp;For good</source>
        <translation>&amp;Sans échéance</translation>
    </message>
    <message>
        <source>It never expires</source>
        <translation>N&apos;expire jamais</translation>
    </message>
    <message>
        <source>&amp;Granted on</source>
        <translation>&amp;Accordée le</translation>
    </message>
    <message>
        <source>Last &amp;day</source>
        <translation>Dernier &amp;jour</translation>
    </message>
    <message>
        <source>Posted to another unit</source>
        <translation>Muté à une autre unité</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Kept with the check-out of whoever is in.</source>
        <translation>Conservé avec la sortie de ceux qui sont présents.</translation>
    </message>
    <message>
        <source>Leave them out and go on</source>
        <translation>Les laisser et continuer</translation>
    </message>
    <message>
        <source>Before it is granted.</source>
        <translation>Avant d&apos;être accordée.</translation>
    </message>
    <message>
        <source>Choose a value.</source>
        <translation>Choisissez une valeur.</translation>
    </message>
    <message>
        <source>Looking what would change…</source>
        <translation>Recherche de ce qui changerait…</translation>
    </message>
</context>
<context>
    <name>ChangesCard</name>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>No change fits these filters</source>
        <translation>Aucun changement ne répond à ces filtres</translation>
    </message>
    <message>
        <source>Every change to members, badges, lists and settings stands here, with who made it and when.</source>
        <translation>Chaque changement aux membres, insignes, listes et réglages figure ici, avec son auteur et l&apos;heure.</translation>
    </message>
    <message>
        <source>The first {n} are shown. Choose a period, or begin at the other end, to see the others.</source>
        <translation>Les {n} premiers sont affichés. Choisissez une période, ou commencez par l&apos;autre bout, pour voir les autres.</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>Changes of the visit of {name}</source>
        <translation>Changements de la visite de {name}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Every change is kept with who made it.</source>
        <translation>Chaque changement est conservé avec son auteur.</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>Values to choose from</source>
        <translation>Valeurs au choix</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>choisir…</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (masqué)</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message>
        <source>Which reader</source>
        <translation>Quel lecteur</translation>
    </message>
    <message>
        <source>Readers to choose from</source>
        <translation>Lecteurs au choix</translation>
    </message>
    <message>
        <source>Protocol of the reader</source>
        <translation>Protocole du lecteur</translation>
    </message>
    <message>
        <source>Protocols to choose from</source>
        <translation>Protocoles au choix</translation>
    </message>
    <message>
        <source>Pattern of the text that the reader sends</source>
        <translation>Modèle du texte que le lecteur envoie</translation>
    </message>
    <message>
        <source>empty: the usual layout</source>
        <translation>vide&#xa0;: la forme habituelle</translation>
    </message>
    <message>
        <source>Use this reader</source>
        <translation>Utiliser ce lecteur</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>Found on its own</source>
        <translation>Trouvé automatiquement</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Modèle</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{size} slow</source>
        <translation>{size} de retard</translation>
    </message>
    <message>
        <source>{size} fast</source>
        <translation>{size} d&apos;avance</translation>
    </message>
    <message>
        <source>Clock {off}</source>
        <translation>Horloge {off}</translation>
    </message>
    <message>
        <source>The times recorded are corrected by the server&apos;s clock. Have the clock set.</source>
        <translation>Les heures enregistrées sont corrigées par l&apos;horloge du serveur. Faites régler l&apos;horloge.</translation>
    </message>
</context>
<context>
    <name>ColourEditor</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>{n} : 1</source>
        <translation>{n}&#xa0;: 1</translation>
    </message>
    <message>
        <source>Reads well in both themes ({ratio}).</source>
        <translation>Se lit bien dans les deux thèmes ({ratio}).</translation>
    </message>
    <message>
        <source>Words are hard to read on it in both themes ({ratio}; 4.5 : 1 is needed).</source>
        <translation>Les mots s&apos;y lisent mal dans les deux thèmes ({ratio}; il faut 4,5&#xa0;: 1).</translation>
    </message>
    <message>
        <source>Too pale for the light theme: it is lost on white.</source>
        <translation>Trop pâle pour le thème clair&#xa0;: se perd sur le blanc.</translation>
    </message>
    <message>
        <source>Too dark for the dark theme: it is lost on its ground.</source>
        <translation>Trop foncée pour le thème sombre&#xa0;: se perd sur son fond.</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Save mine over it</source>
        <translation>Enregistrer la mienne par-dessus</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre l&apos;autre</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuer à modifier</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>You typed</source>
        <translation>Votre saisie</translation>
    </message>
    <message>
        <source>Saved meanwhile</source>
        <translation>Enregistré entre-temps</translation>
    </message>
</context>
<context>
    <name>ContentPage</name>
    <message>
        <source>A sample unit</source>
        <translation>Une unité d&apos;exemple</translation>
    </message>
    <message>
        <source>150 invented members with badges and three weeks of passages, to look around with.</source>
        <translation>150 membres inventés avec insignes et trois semaines de passages, pour faire le tour.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>Lists and ranks are there; members and badges are added on their pages.</source>
        <translation>Listes et grades y sont; membres et insignes s&apos;ajoutent sur leurs pages.</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>Correct a passage</source>
        <translation>Corriger un passage</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Correct a passage</source>
        <translation>Corriger un passage</translation>
    </message>
    <message>
        <source>Correct a passage of {name}</source>
        <translation>Corriger un passage de {name}</translation>
    </message>
    <message>
        <source>What is recorded stays in the log; the correction takes its place.</source>
        <translation>Ce qui est enregistré reste au journal; la correction prend sa place.</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Est entré</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Est sorti</translation>
    </message>
    <message>
        <source>Did not happen</source>
        <translation>N&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>18:42, with a date before it where it was another day.</source>
        <translation>18:42, précédé de la date si c&apos;était un autre jour.</translation>
    </message>
    <message>
        <source>Not yet to come, and at most {days} days from what is recorded.</source>
        <translation>Pas encore à venir, et à {days} jours au plus de ce qui est enregistré.</translation>
    </message>
</context>
<context>
    <name>CountsRow</name>
    <message>
        <source>By type</source>
        <translation>Par type</translation>
    </message>
    <message>
        <source>By organization</source>
        <translation>Par organisation</translation>
    </message>
    <message>
        <source>{name}: {n}</source>
        <translation>{name}&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>DatabaseFaults</name>
    <message>
        <source>The database is being reached.</source>
        <translation>La base de données est en cours d&apos;accès.</translation>
    </message>
    <message>
        <source>Preparing the database&apos;s tables…</source>
        <translation>Préparation des tables de la base de données…</translation>
    </message>
    <message>
        <source>The database does not answer in time: scans are kept on this computer and delivered when it does.</source>
        <translation>La base de données ne répond pas à temps&#xa0;: les lectures sont conservées sur cet ordinateur et transmises dès qu&apos;elle répond.</translation>
    </message>
    <message>
        <source>The database&apos;s clock is being read: scans are delivered when it is known.</source>
        <translation>L&apos;horloge de la base de données est en cours de lecture&#xa0;: les lectures sont transmises dès qu&apos;elle est connue.</translation>
    </message>
    <message>
        <source>The database server takes the password, and lets this account in to no database or not now: its administrator must look.</source>
        <translation>Le serveur de base de données accepte le mot de passe, mais ne donne à ce compte accès à aucune base, ou pas maintenant&#xa0;: son administrateur doit vérifier.</translation>
    </message>
    <message>
        <source>The database takes no new connections now: the server&apos;s administrator must look.</source>
        <translation>La base de données n&apos;accepte aucune nouvelle connexion pour le moment&#xa0;: l&apos;administrateur du serveur doit voir.</translation>
    </message>
    <message>
        <source>This account may not connect to the database now: the server&apos;s administrator must look.</source>
        <translation>Ce compte ne peut pas se connecter à la base de données pour le moment&#xa0;: l&apos;administrateur du serveur doit voir.</translation>
    </message>
    <message>
        <source>The program met a fault while listening: {kind}.</source>
        <translation>Le programme a eu une défaillance à l&apos;écoute&#xa0;: {kind}.</translation>
    </message>
    <message>
        <source>This station&apos;s password in {path} cannot be read ({why}): give this account access to it.</source>
        <translation>Le mot de passe de cette station dans {path} ne peut pas être lu ({why})&#xa0;: donnez-y accès à ce compte.</translation>
    </message>
    <message>
        <source>This station&apos;s password is no longer kept on this computer: an administrator enrols the station with &apos;sentinel-desktop db station&apos;.</source>
        <translation>Le mot de passe de cette station n&apos;est plus conservé sur cet ordinateur&#xa0;: un administrateur inscrit la station avec «&#xa0;sentinel-desktop db station&#xa0;».</translation>
    </message>
    <message>
        <source>This station is not known to the database: an administrator enrols it with &apos;sentinel-desktop db station NAME&apos; and the owner&apos;s URL.</source>
        <translation>Cette station est inconnue de la base de données&#xa0;: un administrateur l&apos;inscrit avec «&#xa0;sentinel-desktop db station NAME&#xa0;» et l&apos;URL du propriétaire.</translation>
    </message>
    <message>
        <source>The database does not know the role it let in: try again.</source>
        <translation>La base de données ne connaît pas le rôle qu&apos;elle a laissé entrer&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>The database has no Sentinel tables yet: an administrator runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>La base de données n&apos;a pas encore de tables Sentinel&#xa0;: un administrateur exécute «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>The database&apos;s tables are older ({version}) than this program knows ({known}): an administrator runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>Les tables de la base de données sont plus anciennes ({version}) que ce programme ne connaît ({known})&#xa0;: un administrateur exécute «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>The database&apos;s tables are newer ({version}) than this program knows ({known}): install the newer Sentinel Desktop on this computer.</source>
        <translation>Les tables de la base de données sont plus récentes ({version}) que ce programme ne connaît ({known})&#xa0;: installez le Sentinel Desktop plus récent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The only server that takes changes, {server}, is a primary of before the last failover: its administrator stops it and starts the right one; if it is the right one, name it alone in the address.</source>
        <translation>Le seul serveur qui accepte des changements, {server}, est un serveur principal d&apos;avant la dernière bascule&#xa0;: son administrateur l&apos;arrête et démarre le bon; si c&apos;est le bon, nommez-le seul dans l&apos;adresse.</translation>
    </message>
    <message>
        <source>The database cannot hold it: it has a character or a value that no column takes.</source>
        <translation>La base de données ne peut pas le contenir&#xa0;: un caractère ou une valeur n&apos;entre dans aucune colonne.</translation>
    </message>
    <message>
        <source>The database&apos;s address cannot be read: write it as postgresql://USER@HOST:PORT/DATABASE, special characters in it as %XX.</source>
        <translation>L&apos;adresse de la base de données ne peut pas être lue&#xa0;: écrivez-la comme postgresql://USER@HOST:PORT/DATABASE, les caractères spéciaux en %XX.</translation>
    </message>
    <message>
        <source>The database no longer knows this station: an administrator enrols the station with &apos;sentinel-desktop db station&apos;.</source>
        <translation>La base de données ne connaît plus cette station&#xa0;: un administrateur inscrit la station avec «&#xa0;sentinel-desktop db station&#xa0;».</translation>
    </message>
    <message>
        <source>The database was moved here from another server and cannot be sealed: an administrator runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>La base de données a été déplacée ici d&apos;un autre serveur et ne peut pas être scellée&#xa0;: un administrateur exécute «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>The owner of the database may not keep the accounts&apos; login roles: the server&apos;s administrator gives it CREATEROLE, and the roles sentinel_* WITH ADMIN OPTION.</source>
        <translation>Le propriétaire de la base de données ne peut pas tenir les rôles de connexion des comptes&#xa0;: l&apos;administrateur du serveur lui donne CREATEROLE, et les rôles sentinel_* WITH ADMIN OPTION.</translation>
    </message>
    <message>
        <source>The database is busy: every connection of this station is in use.</source>
        <translation>La base de données est occupée&#xa0;: toutes les connexions de cette station sont prises.</translation>
    </message>
    <message>
        <source>The connection to the database was lost.</source>
        <translation>La connexion à la base de données a été perdue.</translation>
    </message>
    <message>
        <source>The database&apos;s tables are not those this program knows: an administrator runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>Les tables de la base de données ne sont pas celles que ce programme connaît&#xa0;: un administrateur exécute «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>Two stations changed the same record at once: it is tried again.</source>
        <translation>Deux stations ont modifié la même fiche à la fois&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>The database took too long, or somebody else holds the record: it is tried again.</source>
        <translation>La base de données a pris trop de temps, ou quelqu&apos;un d&apos;autre retient la fiche&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>The database server does not accept this station: its name or password no longer fits, the database is not there, or no connection is left for it; the server&apos;s log says which, and an administrator enrols the station with &apos;sentinel-desktop db station&apos;.</source>
        <translation>Le serveur de base de données n&apos;accepte pas cette station&#xa0;: son nom ou son mot de passe ne convient plus, la base n&apos;existe pas, ou il ne lui reste aucune connexion; le journal du serveur dit lequel, et un administrateur inscrit la station avec «&#xa0;sentinel-desktop db station&#xa0;».</translation>
    </message>
    <message>
        <source>The database does not let this role do this: an administrator may, or runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>La base de données ne le permet pas à ce rôle&#xa0;: un administrateur le peut, ou exécute «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>The database takes no changes now: it is a standby, or kept read-only.</source>
        <translation>La base de données n&apos;accepte pas de changements maintenant&#xa0;: c&apos;est un serveur de secours, ou elle est en lecture seule.</translation>
    </message>
    <message>
        <source>Only a read-only standby answers, no server that takes changes: its administrator promotes it or starts the primary, and this station goes on by itself.</source>
        <translation>Seul un serveur de secours en lecture seule répond, aucun qui accepte des changements&#xa0;: son administrateur le promeut ou démarre le principal, et cette station reprend d&apos;elle-même.</translation>
    </message>
    <message>
        <source>The database does not answer in time: check the network and the server.</source>
        <translation>La base de données ne répond pas à temps&#xa0;: vérifiez le réseau et le serveur.</translation>
    </message>
    <message>
        <source>The database was not reached or no longer answers: check the network and the server.</source>
        <translation>La base de données n&apos;a pas été atteinte ou ne répond plus&#xa0;: vérifiez le réseau et le serveur.</translation>
    </message>
    <message>
        <source>The database asks for a password and none is kept here: an administrator enrols the station with &apos;sentinel-desktop db station&apos;.</source>
        <translation>La base de données demande un mot de passe et aucun n&apos;est conservé ici&#xa0;: un administrateur inscrit la station avec «&#xa0;sentinel-desktop db station&#xa0;».</translation>
    </message>
    <message>
        <source>The database does not answer: check the network and the server.</source>
        <translation>La base de données ne répond pas&#xa0;: vérifiez le réseau et le serveur.</translation>
    </message>
    <message>
        <source>The database server answers but lets this computer not in: its access rules, its certificate or the database&apos;s name do not fit; its administrator must look.</source>
        <translation>Le serveur de base de données répond mais ne laisse pas entrer cet ordinateur&#xa0;: ses règles d&apos;accès, son certificat ou le nom de la base ne conviennent pas; son administrateur doit vérifier.</translation>
    </message>
    <message>
        <source>The database server is out of disk space, memory or connections: its administrator must make room.</source>
        <translation>Le serveur de base de données n&apos;a plus d&apos;espace disque, de mémoire ou de connexions&#xa0;: son administrateur doit faire de la place.</translation>
    </message>
    <message>
        <source>The database is busy, starting or stopping: it is tried again.</source>
        <translation>La base de données est occupée, démarre ou s&apos;arrête&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>The file of trusted certificates {path} is not there, so that the database server cannot be known: put the certificate of who signed the server&apos;s into it, or as {file} into the data folder.</source>
        <translation>Le fichier des certificats de confiance {path} n&apos;existe pas, si bien que le serveur de base de données ne peut pas être reconnu&#xa0;: mettez-y le certificat du signataire de celui du serveur, ou placez-le comme {file} dans le dossier de données.</translation>
    </message>
    <message>
        <source>The file of trusted certificates {path} holds none that can be read: put the certificate of who signed the server&apos;s into it, as PEM.</source>
        <translation>Le fichier des certificats de confiance {path} n&apos;en contient aucun de lisible&#xa0;: mettez-y le certificat du signataire de celui du serveur, en PEM.</translation>
    </message>
    <message>
        <source>The database server {name} speaks no TLS, so that nobody can know it: its administrator gives it a certificate and switches ssl on, or the address says sslmode=disable.</source>
        <translation>Le serveur de base de données {name} ne parle pas TLS, si bien que nul ne peut le reconnaître&#xa0;: son administrateur lui donne un certificat et active ssl, ou l&apos;adresse dit sslmode=disable.</translation>
    </message>
    <message>
        <source>The database server {name} and this computer cannot agree on a way of TLS: its administrator looks at the versions and ciphers it takes.</source>
        <translation>Le serveur de base de données {name} et cet ordinateur ne s&apos;entendent pas sur une façon de TLS&#xa0;: son administrateur vérifie les versions et les chiffrements qu&apos;il accepte.</translation>
    </message>
    <message>
        <source>The certificate of the database server is not of {name}: write the name into the address that the certificate has, or its administrator has one made for this name.</source>
        <translation>Le certificat du serveur de base de données n&apos;est pas celui de {name}&#xa0;: écrivez dans l&apos;adresse le nom que porte le certificat, ou son administrateur en fait faire un pour ce nom.</translation>
    </message>
    <message>
        <source>The certificate of the database server {name} has run out, or is not valid yet: its administrator renews it, or this computer&apos;s clock is set right.</source>
        <translation>Le certificat du serveur de base de données {name} est échu, ou n&apos;est pas encore valide&#xa0;: son administrateur le renouvelle, ou l&apos;horloge de cet ordinateur est remise à l&apos;heure.</translation>
    </message>
    <message>
        <source>The certificate of the database server {name} is signed by nobody this computer trusts: put the certificate of who signed it as {file} into the data folder, or somebody else answers under this name.</source>
        <translation>Le certificat du serveur de base de données {name} n&apos;est signé par personne à qui cet ordinateur fait confiance&#xa0;: mettez le certificat de son signataire comme {file} dans le dossier de données; sinon, quelqu&apos;un d&apos;autre répond sous ce nom.</translation>
    </message>
    <message>
        <source>The database takes no changes: it is a standby, or kept read-only.</source>
        <translation>La base de données n&apos;accepte pas de changements&#xa0;: c&apos;est un serveur de secours, ou elle est en lecture seule.</translation>
    </message>
    <message>
        <source>The same scan was delivered twice at once: it is tried again.</source>
        <translation>La même lecture a été transmise deux fois à la fois&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>The same qualification was granted twice at once: it is tried again.</source>
        <translation>La même qualification a été accordée deux fois à la fois&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>The database is busy with the same records: it is tried again.</source>
        <translation>La base de données est occupée par les mêmes fiches&#xa0;: un nouvel essai suit.</translation>
    </message>
    <message>
        <source>This station is not known to the database yet: nothing is written down.</source>
        <translation>Cette station est encore inconnue de la base de données&#xa0;: rien n&apos;est consigné.</translation>
    </message>
    <message>
        <source>This station is still reaching its database for the first time.</source>
        <translation>Cette station accède encore à sa base de données pour la première fois.</translation>
    </message>
</context>
<context>
    <name>DayCard</name>
    <message>
        <source>A member&apos;s day</source>
        <translation>La journée d&apos;un membre</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} à {until}</translation>
    </message>
</context>
<context>
    <name>DayCardDialog</name>
    <message>
        <source>A member&apos;s day</source>
        <translation>La journée d&apos;un membre</translation>
    </message>
    <message>
        <source>Passages of the day</source>
        <translation>Passages de la journée</translation>
    </message>
    <message>
        <source>Visitors they host</source>
        <translation>Visiteurs dont il est l&apos;hôte</translation>
    </message>
    <message>
        <source>No passage today.</source>
        <translation>Aucun passage aujourd&apos;hui.</translation>
    </message>
    <message>
        <source>Sign in to see their day, and to check them in or out.</source>
        <translation>Connectez-vous pour voir sa journée, et pour inscrire son entrée ou sa sortie.</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Visitor for them…</source>
        <translation>Visiteur pour lui…</translation>
    </message>
    <message>
        <source>Their page</source>
        <translation>Sa page</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Check out…</source>
        <translation>Sortie…</translation>
    </message>
    <message>
        <source>Check in…</source>
        <translation>Entrée…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Visitors they host today</source>
        <translation>Visiteurs dont il est l&apos;hôte aujourd&apos;hui</translation>
    </message>
</context>
<context>
    <name>DayCardHead</name>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>In since {time}</source>
        <translation>Présent depuis {time}</translation>
    </message>
    <message>
        <source>Out, never came in</source>
        <translation>Sorti, jamais entré</translation>
    </message>
    <message>
        <source>Out since {time}</source>
        <translation>Sorti depuis {time}</translation>
    </message>
</context>
<context>
    <name>DayCardPresenter</name>
    <message>
        <source>This member is no longer there.</source>
        <translation>Ce membre n&apos;est plus là.</translation>
    </message>
    <message>
        <source>This member is no longer of the unit.</source>
        <translation>Ce membre n&apos;est plus de l&apos;unité.</translation>
    </message>
    <message>
        <source>Not on the board</source>
        <translation>Pas au tableau</translation>
    </message>
</context>
<context>
    <name>DaySlider</name>
    <message>
        <source>Time of the day</source>
        <translation>Heure de la journée</translation>
    </message>
</context>
<context>
    <name>DeliveryFaults</name>
    <message>
        <source>The file {path} was written by a newer version of this program: install that version.</source>
        <translation>Le fichier {path} a été écrit par une version plus récente de ce programme&#xa0;: installez cette version.</translation>
    </message>
    <message>
        <source>The file {path} is not one of this program: move it away.</source>
        <translation>Le fichier {path} n&apos;est pas de ce programme&#xa0;: déplacez-le.</translation>
    </message>
    <message>
        <source>What is done by hand cannot be kept in {path} while the database is away ({why}): check that the disk has room and this account may write there.</source>
        <translation>Ce qui est fait à la main ne peut pas être conservé dans {path} pendant l&apos;absence de la base de données ({why})&#xa0;: vérifiez que le disque a de la place et que ce compte peut y écrire.</translation>
    </message>
    <message>
        <source>What is done by hand is no longer kept, because the program is ending.</source>
        <translation>Ce qui est fait à la main n&apos;est plus conservé, parce que le programme se termine.</translation>
    </message>
    <message>
        <source>The file of what was done by hand was damaged and a new one is in use; something in it may be missing: show {path} to an administrator and move it away afterwards.</source>
        <translation>Le fichier de ce qui a été fait à la main était endommagé et un nouveau est utilisé; il peut y manquer quelque chose&#xa0;: montrez {path} à un administrateur et déplacez-le ensuite.</translation>
    </message>
    <message>
        <source>This visit did not begin: there was nobody to be signed out.</source>
        <translation>Cette visite n&apos;a pas commencé&#xa0;: il n&apos;y avait personne dont inscrire le départ.</translation>
    </message>
    <message>
        <source>The host is no longer in the unit&apos;s records: sign the visitor in with another one.</source>
        <translation>L&apos;hôte ne figure plus dans les dossiers de l&apos;unité&#xa0;: inscrivez le visiteur avec un autre.</translation>
    </message>
    <message>
        <source>The event is no longer in the unit&apos;s records: choose another reason.</source>
        <translation>L&apos;activité ne figure plus dans les dossiers de l&apos;unité&#xa0;: choisissez un autre motif.</translation>
    </message>
    <message>
        <source>The visitor badge is no longer in the unit&apos;s records: hand out another.</source>
        <translation>L&apos;insigne de visiteur ne figure plus dans les dossiers de l&apos;unité&#xa0;: remettez-en un autre.</translation>
    </message>
    <message>
        <source>The member is no longer in the unit&apos;s records.</source>
        <translation>Le membre ne figure plus dans les dossiers de l&apos;unité.</translation>
    </message>
    <message>
        <source>The account that did it is no longer there.</source>
        <translation>Le compte qui l&apos;a fait n&apos;existe plus.</translation>
    </message>
    <message>
        <source>The visit is no longer in the unit&apos;s records: somebody deleted it.</source>
        <translation>La visite ne figure plus dans les dossiers de l&apos;unité&#xa0;: quelqu&apos;un l&apos;a supprimée.</translation>
    </message>
    <message>
        <source>The review is no longer there.</source>
        <translation>Le cas à examiner n&apos;existe plus.</translation>
    </message>
    <message>
        <source>The visitor badge is somebody else&apos;s by now: sign the visitor in with another one.</source>
        <translation>L&apos;insigne de visiteur est maintenant à quelqu&apos;un d&apos;autre&#xa0;: inscrivez le visiteur avec un autre.</translation>
    </message>
    <message>
        <source>The unit&apos;s records do not take it as it was entered: do it once more, or dismiss it.</source>
        <translation>Les dossiers de l&apos;unité ne l&apos;acceptent pas tel que saisi&#xa0;: refaites-le ou écartez-le.</translation>
    </message>
    <message>
        <source>The program failed while recording this scan: tell its maintainers, the log has the details.</source>
        <translation>Le programme a échoué en enregistrant cette lecture&#xa0;: dites-le à ses responsables, le journal du programme a les détails.</translation>
    </message>
    <message>
        <source>The database refuses this scan.</source>
        <translation>La base de données refuse cette lecture.</translation>
    </message>
    <message>
        <source>What was kept of it here cannot be read.</source>
        <translation>Ce qui en a été conservé ici ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Somebody else changed or settled it meanwhile: theirs stands.</source>
        <translation>Quelqu&apos;un d&apos;autre l&apos;a modifié ou réglé entre-temps&#xa0;: sa version demeure.</translation>
    </message>
    <message>
        <source>Nobody with this name and this telephone number was signed in: look for the visitor by hand.</source>
        <translation>Personne de ce nom et de ce numéro de téléphone n&apos;était inscrit&#xa0;: cherchez le visiteur à la main.</translation>
    </message>
    <message>
        <source>The scan&apos;s time is {length} ahead of the database&apos;s clock: set the clocks of this computer and of the database right, and deliver the scan again when its time has come.</source>
        <translation>L&apos;heure de la lecture devance de {length} l&apos;horloge de la base de données&#xa0;: réglez les horloges de cet ordinateur et de la base de données, et transmettez de nouveau la lecture quand son heure sera venue.</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} jours</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} heures</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutes</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} secondes</translation>
    </message>
</context>
<context>
    <name>DescribeDialog</name>
    <message>
        <source>Badge …{tail}</source>
        <translation>Insigne …{tail}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>can be changed until a visit or an attendee had it</source>
        <translation>modifiable jusqu&apos;à ce qu&apos;une visite ou un participant l&apos;ait eu</translation>
    </message>
    <message>
        <source>fixed while somebody has it</source>
        <translation>fixe tant que quelqu&apos;un l&apos;a</translation>
    </message>
</context>
<context>
    <name>DetailsCard</name>
    <message>
        <source>The account that is chosen</source>
        <translation>Le compte choisi</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>New one-time password…</source>
        <translation>Nouveau mot de passe à usage unique…</translation>
    </message>
    <message>
        <source>Disable…</source>
        <translation>Désactiver…</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Activer</translation>
    </message>
    <message>
        <source>The chosen change</source>
        <translation>Le changement choisi</translation>
    </message>
    <message>
        <source>Fields before and after</source>
        <translation>Champs avant et après</translation>
    </message>
    <message>
        <source>Everything about this record</source>
        <translation>Tout sur cette fiche</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Ce qui est choisi</translation>
    </message>
    <message>
        <source>Deliver again</source>
        <translation>Transmettre de nouveau</translation>
    </message>
    <message>
        <source>All again</source>
        <translation>Tout transmettre</translation>
    </message>
    <message>
        <source>Enter anew…</source>
        <translation>Saisir de nouveau…</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>Écarter…</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>Régler…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>The badge that is chosen</source>
        <translation>L&apos;insigne choisi</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Histoire</translation>
    </message>
    <message>
        <source>Story of the badge</source>
        <translation>Histoire de l&apos;insigne</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Attribuer…</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Lost…</source>
        <translation>Perdu…</translation>
    </message>
    <message>
        <source>Damaged…</source>
        <translation>Endommagé…</translation>
    </message>
    <message>
        <source>Decommission…</source>
        <translation>Retirer du service…</translation>
    </message>
    <message>
        <source>Back to active</source>
        <translation>De nouveau actif</translation>
    </message>
    <message>
        <source>Other status…</source>
        <translation>Autre statut…</translation>
    </message>
    <message>
        <source>Number, kind…</source>
        <translation>Numéro, genre…</translation>
    </message>
    <message>
        <source>Show holder</source>
        <translation>Voir le détenteur</translation>
    </message>
    <message>
        <source>Badge …{tail}</source>
        <translation>Insigne …{tail}</translation>
    </message>
    <message>
        <source>The chosen passage</source>
        <translation>Le passage choisi</translation>
    </message>
    <message>
        <source>The passage and its corrections</source>
        <translation>Le passage et ses corrections</translation>
    </message>
    <message>
        <source>Their day</source>
        <translation>Sa journée</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Saisi par</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>{when} {direction} · {how}</source>
        <translation>{when} {direction} · {how}</translation>
    </message>
    <message>
        <source>The visit</source>
        <translation>La visite</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>What was set up</source>
        <translation>Ce qui a été réglé</translation>
    </message>
    <message>
        <source>This desk is ready</source>
        <translation>Ce poste est prêt</translation>
    </message>
    <message>
        <source>As soon as it is open, a tap on the reader is recorded.</source>
        <translation>Dès qu&apos;il est ouvert, un insigne présenté au lecteur est enregistré.</translation>
    </message>
    <message>
        <source>At the desk {help} shows every key. Sign in with {sign_in} as {username}.</source>
        <translation>Au poste, {help} montre toutes les touches. Connectez-vous par {sign_in} comme {username}.</translation>
    </message>
    <message>
        <source>At the desk {help} shows every key. Sign in with {sign_in}.</source>
        <translation>Au poste, {help} montre toutes les touches. Connectez-vous par {sign_in}.</translation>
    </message>
</context>
<context>
    <name>EditedCard</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Oublier</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>What you typed at {when} is still here, and not saved yet.</source>
        <translation>Ce que vous avez saisi à {when} est toujours ici, et pas encore enregistré.</translation>
    </message>
    <message>
        <source>Somebody saved this member meanwhile: saving compares both.</source>
        <translation>Quelqu&apos;un a enregistré ce membre entre-temps&#xa0;: l&apos;enregistrement compare les deux.</translation>
    </message>
</context>
<context>
    <name>EditorCard</name>
    <message>
        <source>See them…</source>
        <translation>Les voir…</translation>
    </message>
    <message>
        <source>Replace and delete…</source>
        <translation>Remplacer et supprimer…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Forget typing</source>
        <translation>Oublier la saisie</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Nothing uses this value.</source>
        <translation>Rien n&apos;utilise cette valeur.</translation>
    </message>
    <message>
        <source>Used by {uses}.</source>
        <translation>Utilisée par {uses}.</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Montrer de nouveau</translation>
    </message>
    <message>
        <source>The chosen station</source>
        <translation>La station choisie</translation>
    </message>
    <message>
        <source>Boards show a new name at once, the station itself when it is enrolled anew.</source>
        <translation>Les tableaux montrent aussitôt un nouveau nom, la station elle-même quand elle est inscrite de nouveau.</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>No&amp;m</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Genre</translation>
    </message>
    <message>
        <source>D&amp;irection of a scan</source>
        <translation>&amp;Sens d&apos;une lecture</translation>
    </message>
    <message>
        <source>A station needs a name.</source>
        <translation>Une station doit avoir un nom.</translation>
    </message>
    <message>
        <source>Another station has this name.</source>
        <translation>Une autre station a ce nom.</translation>
    </message>
    <message>
        <source>The chosen setting</source>
        <translation>Le réglage choisi</translation>
    </message>
    <message>
        <source>&amp;Value</source>
        <translation>&amp;Valeur</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
</context>
<context>
    <name>EditorForm</name>
    <message>
        <source>The member&apos;s details to be edited</source>
        <translation>Les détails du membre à modifier</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Forget what I typed</source>
        <translation>Oublier ma saisie</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>EditorPresenter</name>
    <message>
        <source>Somebody saved this member meanwhile. What you typed is kept; saving compares both.</source>
        <translation>Quelqu&apos;un a enregistré ce membre entre-temps. Votre saisie est conservée; l&apos;enregistrement compare les deux.</translation>
    </message>
    <message>
        <source>Not saved: {fields}.</source>
        <translation>Non enregistré&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Not saved: somebody deleted this member meanwhile. What you typed is still here.</source>
        <translation>Non enregistré&#xa0;: quelqu&apos;un a supprimé ce membre entre-temps. Votre saisie est toujours ici.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Saved, beside what somebody else changed meanwhile: {fields}.</source>
        <translation>Enregistré, avec ce que quelqu&apos;un d&apos;autre a changé entre-temps&#xa0;: {fields}.</translation>
    </message>
    <message>
        <source>Saved. What you typed since is not saved yet.</source>
        <translation>Enregistré. Ce que vous avez saisi depuis ne l&apos;est pas encore.</translation>
    </message>
    <message>
        <source>Not saved. {reason}</source>
        <translation>Non enregistré. {reason}</translation>
    </message>
    <message>
        <source>Somebody else saved this member at {when}. Where both changed a field, one of them stays.</source>
        <translation>Quelqu&apos;un d&apos;autre a enregistré ce membre à {when}. Où les deux ont changé un champ, l&apos;un des deux reste.</translation>
    </message>
    <message>
        <source>Not saved yet: compare both versions.</source>
        <translation>Pas encore enregistré&#xa0;: comparez les deux versions.</translation>
    </message>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>{name} a été modifié entre-temps</translation>
    </message>
    <message>
        <source>Theirs stands; nothing of yours is left to save.</source>
        <translation>L&apos;autre version reste; il ne reste rien de votre saisie à enregistrer.</translation>
    </message>
    <message>
        <source>Theirs is taken; what else you typed is not saved yet.</source>
        <translation>L&apos;autre version est prise; le reste de votre saisie n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>{fault} Nothing is known to be saved; what you typed is kept.</source>
        <translation>{fault} Rien n&apos;est enregistré à notre connaissance; votre saisie est conservée.</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Thank you, you are signed in.</source>
        <translation>Merci, vous êtes inscrit.</translation>
    </message>
    <message>
        <source>Take a seat; the duty desk has been told.</source>
        <translation>Assoyez-vous; le bureau de service a été avisé.</translation>
    </message>
    <message>
        <source>This badge cannot be used: please ask the duty desk for another one.</source>
        <translation>Cet insigne ne peut servir&#xa0;: demandez-en un autre au bureau de service.</translation>
    </message>
    <message>
        <source>Goodbye, you are signed out.</source>
        <translation>Au revoir, votre départ est inscrit.</translation>
    </message>
    <message>
        <source>Please give your visitor badge back at the duty desk.</source>
        <translation>Veuillez rendre votre insigne de visiteur au bureau de service.</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>EndingStays</name>
    <message>
        <source>Nobody is in for over 12 hours.</source>
        <translation>Personne n&apos;est présent depuis plus de 12 heures.</translation>
    </message>
    <message>
        <source>Long stays</source>
        <translation>Longs séjours</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Enrol a badge</source>
        <translation>Inscrire un insigne</translation>
    </message>
    <message>
        <source>Enrol it</source>
        <translation>L&apos;inscrire</translation>
    </message>
    <message>
        <source>&amp;Holder</source>
        <translation>&amp;Détenteur</translation>
    </message>
    <message>
        <source>rank, name or service number; empty: nobody yet</source>
        <translation>grade, nom ou numéro matricule; vide&#xa0;: personne encore</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Check in or out by hand</source>
        <translation>Entrée ou sortie à la main</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Qui</translation>
    </message>
    <message>
        <source>Name, rank or service number.</source>
        <translation>Nom, grade ou numéro matricule.</translation>
    </message>
    <message>
        <source>Nobody of the unit is called so.</source>
        <translation>Personne de l&apos;unité ne s&apos;appelle ainsi.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Empty for now; or 18:42, from {begins} on.</source>
        <translation>Vide pour maintenant; ou 18:42, à partir de {begins}.</translation>
    </message>
    <message>
        <source>Between {begins}, when the day began, and now.</source>
        <translation>Entre {begins}, le début de la journée, et maintenant.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
</context>
<context>
    <name>ExpectedCard</name>
    <message>
        <source>Expected</source>
        <translation>Attendus</translation>
    </message>
    <message>
        <source>Nobody is expected on this day</source>
        <translation>Personne n&apos;est attendu ce jour-là</translation>
    </message>
    <message>
        <source>Announce a visitor, or take a list from a CSV file with the columns last name and date, and if you like first name, organization, host, time, type, phone, notes.</source>
        <translation>Annoncez un visiteur, ou prenez une liste d&apos;un fichier CSV avec les colonnes nom et date et, si vous voulez, prénom, organisation, hôte, heure, type, téléphone, notes.</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>Jour précédent</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Jour suivant</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Announce</source>
        <translation>Annoncer</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>D&apos;un fichier…</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}&#xa0;: {value}</translation>
    </message>
</context>
<context>
    <name>Failures</name>
    <message>
        <source>A fault of the program kept this from being done; the log has the details.</source>
        <translation>Une erreur du programme a empêché de le faire; le journal en a les détails.</translation>
    </message>
</context>
<context>
    <name>FileExchange</name>
    <message>
        <source>Write the list into a file</source>
        <translation>Écrire la liste dans un fichier</translation>
    </message>
    <message>
        <source>Take a list from a file</source>
        <translation>Prendre une liste d&apos;un fichier</translation>
    </message>
    <message>
        <source>The list is as the file says already: nothing to change.</source>
        <translation>La liste est déjà comme le dit le fichier&#xa0;: rien à changer.</translation>
    </message>
    <message>
        <source>The file could not be written: {why}. Choose another place.</source>
        <translation>Le fichier n&apos;a pu être écrit&#xa0;: {why}. Choisissez un autre endroit.</translation>
    </message>
    <message>
        <source>The list is written into {file}.</source>
        <translation>La liste est écrite dans {file}.</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Expected visitors from a file</source>
        <translation>Visiteurs attendus, d&apos;un fichier</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) are expected now.</source>
        <translation>
            <numerusform>%n visiteur est maintenant attendu.</numerusform>
            <numerusform>%n visiteurs sont maintenant attendus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the visits</source>
        <translation>Exporter les visites</translation>
    </message>
    <message>
        <source>Broken off: there is no file.</source>
        <translation>Interrompu&#xa0;: il n&apos;y a pas de fichier.</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) are written into {file}.</source>
        <translation>
            <numerusform>%n visite est écrite dans {file}.</numerusform>
            <numerusform>%n visites sont écrites dans {file}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing {name}:</source>
        <translation>Écriture de {name}&#xa0;:</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Tout moment</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Du … au …</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Any change</source>
        <translation>Tout changement</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Plus récents d&apos;abord</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Plus anciens d&apos;abord</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>Tout lieu</translation>
    </message>
    <message>
        <source>An account that is gone</source>
        <translation>Un compte supprimé</translation>
    </message>
    <message>
        <source>Only: {name}</source>
        <translation>Seulement&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Name, rank or service number</source>
        <translation>Nom, grade ou matricule</translation>
    </message>
    <message>
        <source>Search the members by name, rank or service number</source>
        <translation>Chercher les membres par nom, grade ou numéro matricule</translation>
    </message>
    <message>
        <source>Members to show</source>
        <translation>Membres à montrer</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Présence</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>Name of a member or visitor ({key})</source>
        <translation>Nom d&apos;un membre ou visiteur ({key})</translation>
    </message>
    <message>
        <source>Whose passages</source>
        <translation>Les passages de qui</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>Any division</source>
        <translation>Toute division</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>Présents ou sortis</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>Entrée et sortie</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Any way</source>
        <translation>Toute manière</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Ce qui compte</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>The whole log</source>
        <translation>Tout le journal</translation>
    </message>
    <message>
        <source>The last day lies before the first: choose another one.</source>
        <translation>Le dernier jour précède le premier&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search by name or organization</source>
        <translation>Chercher par nom ou organisation</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Dernière année</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Any reason</source>
        <translation>Tout motif</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu&apos;il en est advenu</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>Venus</translation>
    </message>
    <message>
        <source>Still here</source>
        <translation>Encore ici</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Partis</translation>
    </message>
    <message>
        <source>Never came</source>
        <translation>Jamais venus</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Host: any</source>
        <translation>Hôte&#xa0;: tous</translation>
    </message>
    <message>
        <source>Any type</source>
        <translation>Tout type</translation>
    </message>
    <message>
        <source>Any station</source>
        <translation>Toute station</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Number, serial, holder</source>
        <translation>Numéro, série, détenteur</translation>
    </message>
    <message>
        <source>Search the badges</source>
        <translation>Chercher parmi les insignes</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Held or free</source>
        <translation>Détenus ou libres</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Détenus</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libres</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>By number</source>
        <translation>Par numéro</translation>
    </message>
    <message>
        <source>By holder</source>
        <translation>Par détenteur</translation>
    </message>
    <message>
        <source>By serial</source>
        <translation>Par série</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Tout statut</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Search anything</source>
        <translation>Tout chercher</translation>
    </message>
    <message>
        <source>Visitor · {type} · here since {time}</source>
        <translation>Visiteur · {type} · ici depuis {time}</translation>
    </message>
    <message>
        <source>Visitor · {of} · here since {time}</source>
        <translation>Visiteur · {of} · ici depuis {time}</translation>
    </message>
    <message>
        <source>Visitor · {of} · expected {time}</source>
        <translation>Visiteur · {of} · attendu {time}</translation>
    </message>
    <message>
        <source>Badge {number}</source>
        <translation>Insigne {number}</translation>
    </message>
    <message>
        <source>{status} · held by nobody</source>
        <translation>{status} · détenu par personne</translation>
    </message>
    <message>
        <source>{status} · held by {name}</source>
        <translation>{status} · détenu par {name}</translation>
    </message>
    <message>
        <source>Page · {key}</source>
        <translation>Page · {key}</translation>
    </message>
    <message>
        <source>Action · {key}</source>
        <translation>Action · {key}</translation>
    </message>
    <message>
        <source>{division} · in since {time}</source>
        <translation>{division} · présent depuis {time}</translation>
    </message>
    <message>
        <source>{division} · out</source>
        <translation>{division} · sorti</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Search anything</source>
        <translation>Tout chercher</translation>
    </message>
    <message>
        <source>Member, visitor, badge number, page or action</source>
        <translation>Membre, visiteur, numéro d&apos;insigne, page ou action</translation>
    </message>
    <message>
        <source>What may be meant</source>
        <translation>Ce qui peut être visé</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Rien ne s&apos;appelle ainsi.</translation>
    </message>
    <message>
        <source>{title}, {detail}</source>
        <translation>{title}, {detail}</translation>
    </message>
</context>
<context>
    <name>FirstAdministratorDialog</name>
    <message>
        <source>The first administrator</source>
        <translation>Le premier administrateur</translation>
    </message>
    <message>
        <source>Nobody can sign in yet. The first administrator makes the accounts of the others, and can hand the task on. You are signed in as soon as it is made.</source>
        <translation>Personne ne peut encore se connecter. Le premier administrateur crée les comptes des autres, et peut passer la tâche. Vous êtes connecté dès qu&apos;il est créé.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Le créer</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>to sign in with, without spaces: kowalski</source>
        <translation>pour se connecter, sans espaces&#xa0;: kowalski</translation>
    </message>
    <message>
        <source>Name as others see it</source>
        <translation>Nom que voient les autres</translation>
    </message>
    <message>
        <source>rank and name: S1 Kowalski</source>
        <translation>grade et nom&#xa0;: Mat 1 Kowalski</translation>
    </message>
    <message>
        <source>A user name has no spaces.</source>
        <translation>Un nom d&apos;utilisateur n&apos;a pas d&apos;espaces.</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>on this computer alone</source>
        <translation>sur cet ordinateur seul</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>déjà là</translation>
    </message>
    <message>
        <source>made by whoever runs the server</source>
        <translation>créé par qui exploite le serveur</translation>
    </message>
    <message>
        <source>found on its own, as soon as it is attached</source>
        <translation>trouvé de lui-même, dès qu&apos;il est branché</translation>
    </message>
    <message>
        <source>on {port}</source>
        <translation>sur {port}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucun encore</translation>
    </message>
    <message numerus="yes">
        <source>%n, all invented</source>
        <translation>
            <numerusform>%n, tous inventés</numerusform>
            <numerusform>%n, tous inventés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the address: it is tried while you type.</source>
        <translation>Tapez l&apos;adresse&#xa0;: elle est essayée pendant la saisie.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>The server lets you in. Its database has no members yet.</source>
        <translation>Le serveur vous laisse entrer. Sa base de données n&apos;a pas encore de membres.</translation>
    </message>
    <message numerus="yes">
        <source>The server lets you in. The unit there has %n member(s).</source>
        <translation>
            <numerusform>Le serveur vous laisse entrer. L&apos;unité y a %n membre.</numerusform>
            <numerusform>Le serveur vous laisse entrer. L&apos;unité y a %n membres.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server lets you in. The database is empty: its tables are made when you go on.</source>
        <translation>Le serveur vous laisse entrer. La base de données est vide&#xa0;: ses tables sont créées quand vous continuez.</translation>
    </message>
    <message>
        <source>This is no address: write HOST, HOST:PORT or HOST:PORT/DATABASE, without spaces.</source>
        <translation>Ce n&apos;est pas une adresse&#xa0;: écrivez HOST, HOST:PORT ou HOST:PORT/DATABASE, sans espaces.</translation>
    </message>
    <message>
        <source>Nobody answers there: check the name and the port, the network and the server.</source>
        <translation>Personne n&apos;y répond&#xa0;: vérifiez le nom et le port, le réseau et le serveur.</translation>
    </message>
    <message>
        <source>The server answers. Type the owner&apos;s name and password.</source>
        <translation>Le serveur répond. Tapez le nom et le mot de passe du propriétaire.</translation>
    </message>
    <message>
        <source>The server does not take this: the name, the password or the database&apos;s name is wrong.</source>
        <translation>Le serveur ne prend pas ceci&#xa0;: le nom, le mot de passe ou le nom de la base est faux.</translation>
    </message>
    <message>
        <source>The server lets you in, but this name may not make a station known: give the owner&apos;s.</source>
        <translation>Le serveur vous laisse entrer, mais ce nom ne peut faire connaître une station&#xa0;: donnez celui du propriétaire.</translation>
    </message>
    <message>
        <source>The database holds something else: have one made for Sentinel alone.</source>
        <translation>La base de données contient autre chose&#xa0;: faites-en créer une pour Sentinel seul.</translation>
    </message>
    <message>
        <source>The unit&apos;s tables are older than this program: an administrator runs &apos;sentinel-desktop db upgrade&apos;.</source>
        <translation>Les tables de l&apos;unité sont plus anciennes que ce programme&#xa0;: un administrateur lance «&#xa0;sentinel-desktop db upgrade&#xa0;».</translation>
    </message>
    <message>
        <source>The unit&apos;s tables are newer than this program: install the newer Sentinel here.</source>
        <translation>Les tables de l&apos;unité sont plus récentes que ce programme&#xa0;: installez ici le Sentinel plus récent.</translation>
    </message>
    <message>
        <source>A station has a name.</source>
        <translation>Une station a un nom.</translation>
    </message>
    <message>
        <source>A name has {n} characters at most.</source>
        <translation>Un nom a {n} caractères au plus.</translation>
    </message>
    <message>
        <source>A character in it cannot be shown: type the name anew.</source>
        <translation>Il contient un caractère qui ne peut être affiché&#xa0;: tapez le nom de nouveau.</translation>
    </message>
    <message>
        <source>The unit has an administrator already.</source>
        <translation>L&apos;unité a déjà un administrateur.</translation>
    </message>
    <message>
        <source>The first administrator is made by whoever runs the server.</source>
        <translation>Le premier administrateur est créé par qui exploite le serveur.</translation>
    </message>
    <message>
        <source>The database has no members yet; only its owner loads a sample unit.</source>
        <translation>La base de données n&apos;a pas encore de membres; seul son propriétaire charge une unité d&apos;exemple.</translation>
    </message>
    <message numerus="yes">
        <source>The unit has %n member(s) already.</source>
        <translation>
            <numerusform>L&apos;unité a déjà %n membre.</numerusform>
            <numerusform>L&apos;unité a déjà %n membres.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStartPresenter</name>
    <message>
        <source>Opening the database…</source>
        <translation>Ouverture de la base de données…</translation>
    </message>
    <message>
        <source>Type the password of the database&apos;s owner once more: it was not kept, and no account is made.</source>
        <translation>Tapez encore une fois le mot de passe du propriétaire de la base&#xa0;: il n&apos;a pas été conservé, et aucun compte n&apos;est créé.</translation>
    </message>
    <message>
        <source>Making the account…</source>
        <translation>Création du compte…</translation>
    </message>
    <message>
        <source>Inventing a unit, day by day:</source>
        <translation>Invention d&apos;une unité, jour après jour&#xa0;:</translation>
    </message>
    <message>
        <source>It was broken off: nothing was loaded.</source>
        <translation>Interrompu&#xa0;: rien n&apos;a été chargé.</translation>
    </message>
    <message>
        <source>Letting go of the reader…</source>
        <translation>Libération du lecteur…</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Français</source>
        <comment>the other language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>{question} · Sentinel</source>
        <translation>{question} · Sentinel</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>Ouvrir le poste</translation>
    </message>
    <message>
        <source>Where does the unit&apos;s data lie?</source>
        <translation>Où sont les données de l&apos;unité?</translation>
    </message>
    <message>
        <source>Who is the first administrator?</source>
        <translation>Qui est le premier administrateur?</translation>
    </message>
    <message>
        <source>Which reader reads the badges?</source>
        <translation>Quel lecteur lit les insignes?</translation>
    </message>
    <message>
        <source>What does the unit begin with?</source>
        <translation>Avec quoi l&apos;unité commence-t-elle?</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Makes the accounts of the others, and can hand the task on.</source>
        <translation>Crée les comptes des autres, et peut passer la tâche.</translation>
    </message>
    <message>
        <source>It is found on its own where only one is attached.</source>
        <translation>Il est trouvé de lui-même où un seul est branché.</translation>
    </message>
    <message>
        <source>The database has no members yet.</source>
        <translation>La base de données n&apos;a pas encore de membres.</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>FreeBadgeNotice</name>
    <message>
        <source>Sign its visitor in</source>
        <translation>Inscrire son visiteur</translation>
    </message>
    <message>
        <source>Badge {number} is free: {key} signs its visitor in with it.</source>
        <translation>L&apos;insigne {number} est libre&#xa0;: {key} y inscrit son visiteur.</translation>
    </message>
</context>
<context>
    <name>HeldModel</name>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Accordée</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Keys and help</source>
        <translation>Touches et aide</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Keys, by where they work</source>
        <translation>Touches, selon où elles servent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>A badge is recorded whatever is on the screen, also while this is open. When the database is away, scans are kept on this computer and sent on by themselves.</source>
        <translation>Un insigne est enregistré quoi qu&apos;il y ait à l&apos;écran, même pendant que ceci est ouvert. Si la base de données est absente, les lectures sont conservées sur cet ordinateur et envoyées d&apos;elles-mêmes.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>De</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Comme</translation>
    </message>
    <message>
        <source>Division, host or event</source>
        <translation>Division, hôte ou activité</translation>
    </message>
    <message>
        <source>In since</source>
        <translation>Présent depuis</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>No visit fits these filters</source>
        <translation>Aucune visite ne répond à ces filtres</translation>
    </message>
    <message>
        <source>Choose a longer period, or show all.</source>
        <translation>Choisissez une période plus longue, ou montrez tout.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Who came in and went out, and who was in the building at any moment.</source>
        <translation>Qui est entré et sorti, et qui était dans le bâtiment à tout moment.</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>At a moment</source>
        <translation>À un moment</translation>
    </message>
</context>
<context>
    <name>HistoryPresenter</name>
    <message>
        <source>Export the passages</source>
        <translation>Exporter les passages</translation>
    </message>
    <message>
        <source>{name} is written. Passages in it: {n}.</source>
        <translation>{name} est écrit. Passages qu&apos;il contient&#xa0;: {n}.</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>Your visitor {name} is here since {time}.</source>
        <translation>Votre visiteur {name} est ici depuis {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n of your visitor(s) are here: {names}, the first since {time}.</source>
        <translation>
            <numerusform>%n de vos visiteurs est ici&#xa0;: {names}, depuis {time}.</numerusform>
            <numerusform>%n de vos visiteurs sont ici&#xa0;: {names}, le premier depuis {time}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import {file}</source>
        <translation>Importer {file}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Ce qui arrive</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What becomes of the rows of the file</source>
        <translation>Ce que deviennent les lignes du fichier</translation>
    </message>
    <message>
        <source>Expected visitors from {file}</source>
        <translation>Visiteurs attendus de {file}</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>JournalFaults</name>
    <message>
        <source>The scan journal {path} was written by a newer version of this program: install that version.</source>
        <translation>Le journal des lectures {path} a été écrit par une version plus récente de ce programme&#xa0;: installez cette version.</translation>
    </message>
    <message>
        <source>The file {path} is not a scan journal: move it away, and a journal is made in its place.</source>
        <translation>Le fichier {path} n&apos;est pas un journal des lectures&#xa0;: déplacez-le, et un journal est créé à sa place.</translation>
    </message>
    <message>
        <source>The disk is full and scans cannot be kept: free some space on the disk of {folder}.</source>
        <translation>Le disque est plein et les lectures ne peuvent pas être conservées&#xa0;: libérez de l&apos;espace sur le disque de {folder}.</translation>
    </message>
    <message>
        <source>The scan journal {path} cannot be written: check that this account may write in its folder.</source>
        <translation>Le journal des lectures {path} ne peut pas être écrit&#xa0;: vérifiez que ce compte peut écrire dans son dossier.</translation>
    </message>
    <message>
        <source>Another program holds the scan journal {path}: close it, and scanning goes on.</source>
        <translation>Un autre programme retient le journal des lectures {path}&#xa0;: fermez-le, et la lecture reprend.</translation>
    </message>
    <message>
        <source>The scan journal {path} cannot be used ({why}): check the disk.</source>
        <translation>Le journal des lectures {path} ne peut pas être utilisé ({why})&#xa0;: vérifiez le disque.</translation>
    </message>
    <message>
        <source>The scan journal is closed, because the program is ending.</source>
        <translation>Le journal des lectures est fermé, parce que le programme se termine.</translation>
    </message>
    <message>
        <source>The scan journal was damaged and a new one is in use; scans in the damaged one may be missing: show {path} to an administrator and move it away afterwards.</source>
        <translation>Le journal des lectures était endommagé et un nouveau est utilisé; des lectures de l&apos;ancien peuvent manquer&#xa0;: montrez {path} à un administrateur et déplacez-le ensuite.</translation>
    </message>
</context>
<context>
    <name>KeyringFaults</name>
    <message>
        <source>this account has none</source>
        <translation>ce compte n&apos;en a aucun</translation>
    </message>
    <message>
        <source>it still waits for an answer of somebody</source>
        <translation>il attend encore la réponse de quelqu&apos;un</translation>
    </message>
    <message>
        <source>it did not answer in time; it may be locked</source>
        <translation>il n&apos;a pas répondu à temps; il est peut-être verrouillé</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>il est verrouillé</translation>
    </message>
    <message>
        <source>it could not be opened</source>
        <translation>il n&apos;a pas pu être ouvert</translation>
    </message>
    <message>
        <source>it failed with {kind}</source>
        <translation>il a échoué avec {kind}</translation>
    </message>
    <message>
        <source>A password is to be kept in the keyring, and none takes it ({why}): unlock the keyring, or choose the setting secrets = &apos;auto&apos;.</source>
        <translation>Un mot de passe doit être conservé dans le trousseau, et aucun ne le prend ({why})&#xa0;: déverrouillez le trousseau, ou choisissez le réglage secrets = &apos;auto&apos;.</translation>
    </message>
    <message>
        <source>The database&apos;s password rests in the keyring of this account, which does not give it ({why}): sign in to this computer&apos;s desktop and unlock the keyring; for a program without a desktop start it there once with the setting secrets = &apos;file&apos;; &apos;sentinel-desktop doctor&apos; says which password it is.</source>
        <translation>Le mot de passe de la base de données se trouve dans le trousseau de ce compte, qui ne le donne pas ({why})&#xa0;: ouvrez une session au bureau de cet ordinateur et déverrouillez le trousseau; pour un programme sans bureau, démarrez-le là une fois avec le réglage secrets = &apos;file&apos;; «&#xa0;sentinel-desktop doctor&#xa0;» dit de quel mot de passe il s&apos;agit.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Sign in, unlock or sign out; somebody else signs in</source>
        <translation>Se connecter, déverrouiller ou se déconnecter; quelqu&apos;un d&apos;autre se connecte</translation>
    </message>
    <message>
        <source>After F12: sign out, change the password</source>
        <translation>Après F12&#xa0;: se déconnecter, changer le mot de passe</translation>
    </message>
    <message>
        <source>Passwords: show what is typed, copy one</source>
        <translation>Mots de passe&#xa0;: montrer la saisie, en copier un</translation>
    </message>
    <message>
        <source>Search anything: people, visitors, badges, pages, actions</source>
        <translation>Tout chercher&#xa0;: personnes, visiteurs, insignes, pages, actions</translation>
    </message>
    <message>
        <source>Search the board; on the board, just type</source>
        <translation>Chercher au tableau; au tableau, tapez simplement</translation>
    </message>
    <message>
        <source>At a moment: five minutes, an hour</source>
        <translation>À un moment&#xa0;: cinq minutes, une heure</translation>
    </message>
    <message>
        <source>Walk over the board</source>
        <translation>Se déplacer au tableau</translation>
    </message>
    <message>
        <source>Take a note away that was read</source>
        <translation>Retirer une note lue</translation>
    </message>
    <message>
        <source>Accounts: add one, edit it</source>
        <translation>Comptes&#xa0;: en ajouter un, le modifier</translation>
    </message>
    <message>
        <source>Accounts: a new one-time password, disable or enable</source>
        <translation>Comptes&#xa0;: nouveau mot de passe à usage unique, désactiver ou activer</translation>
    </message>
    <message>
        <source>Stations, settings: save, undo the last save</source>
        <translation>Stations, réglages&#xa0;: enregistrer, annuler le dernier enregistrement</translation>
    </message>
    <message>
        <source>Forget typing; a setting&apos;s default, the audit unfiltered</source>
        <translation>Oublier la saisie; un réglage par défaut, la vérification sans filtre</translation>
    </message>
    <message>
        <source>Audit: write a CSV file, everything about a record</source>
        <translation>Vérification&#xa0;: écrire un fichier CSV, tout sur une fiche</translation>
    </message>
    <message>
        <source>Audit: check the seals, break off what takes long</source>
        <translation>Vérification&#xa0;: contrôler les sceaux, interrompre ce qui est long</translation>
    </message>
    <message>
        <source>Answer the question that waits, put it off</source>
        <translation>Répondre à la question en attente, la remettre</translation>
    </message>
    <message>
        <source>Expected: day before, day after, arrived</source>
        <translation>Attendus&#xa0;: jour précédent, jour suivant, arrivé</translation>
    </message>
    <message>
        <source>Light, dark, or as the system</source>
        <translation>Clair, sombre, ou comme le système</translation>
    </message>
    <message>
        <source>How loud this station is, mute it or not</source>
        <translation>Volume de cette station, couper le son ou non</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Actions, from anywhere</source>
        <translation>Actions, de partout</translation>
    </message>
    <message>
        <source>This program, from anywhere</source>
        <translation>Ce programme, de partout</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>In the dialogs of F2 to F4</source>
        <translation>Dans les dialogues de F2 à F4</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Insignes</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>À régler</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>The desk, the members, the badges</source>
        <translation>Le poste, les membres, les insignes</translation>
    </message>
    <message>
        <source>The visitors, the history</source>
        <translation>Les visiteurs, l&apos;historique</translation>
    </message>
    <message>
        <source>The lists, the administration</source>
        <translation>Les listes, l&apos;administration</translation>
    </message>
    <message>
        <source>What must be settled, the reader</source>
        <translation>Ce qui est à régler, le lecteur</translation>
    </message>
    <message>
        <source>Back: everything as it was, then the desk</source>
        <translation>Retour&#xa0;: tout comme avant, puis le poste</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Sign a visitor in, sign visitors out</source>
        <translation>Inscrire l&apos;arrivée d&apos;un visiteur, le départ de visiteurs</translation>
    </message>
    <message>
        <source>Check somebody in or out by hand</source>
        <translation>Inscrire une entrée ou une sortie à la main</translation>
    </message>
    <message>
        <source>Print the slip of whoever signed in last here</source>
        <translation>Imprimer le billet du dernier inscrit ici</translation>
    </message>
    <message>
        <source>Lock the desk; the board and the scans go on</source>
        <translation>Verrouiller le poste; le tableau et les lectures continuent</translation>
    </message>
    <message>
        <source>English or French, everywhere on this desk</source>
        <translation>Anglais ou français, partout à ce poste</translation>
    </message>
    <message>
        <source>Open the day or the visit, check or sign out</source>
        <translation>Ouvrir la journée ou la visite, inscrire la sortie</translation>
    </message>
    <message>
        <source>Sign in a visitor for them; a visitor: the host</source>
        <translation>Inscrire un visiteur pour un membre; un visiteur&#xa0;: l&apos;hôte</translation>
    </message>
    <message>
        <source>The next division or part, the one before</source>
        <translation>La division ou partie suivante, la précédente</translation>
    </message>
    <message>
        <source>Group by, sort by, leave one tag</source>
        <translation>Grouper par, trier par, ne laisser qu&apos;une étiquette</translation>
    </message>
    <message>
        <source>The visitors; who is in for over 12 hours</source>
        <translation>Les visiteurs; qui est présent depuis plus de 12 heures</translation>
    </message>
    <message>
        <source>By hand: came in, went out</source>
        <translation>À la main&#xa0;: est entré, est sorti</translation>
    </message>
    <message>
        <source>By hand: the reasons; sound: each sound</source>
        <translation>À la main&#xa0;: les motifs; son&#xa0;: chaque son</translation>
    </message>
    <message>
        <source>Correction: did not happen; long stays: all</source>
        <translation>Correction&#xa0;: n&apos;a pas eu lieu; longs séjours&#xa0;: tous</translation>
    </message>
    <message>
        <source>Question: as recorded, not known, in an hour, tomorrow</source>
        <translation>Question&#xa0;: comme enregistré, inconnue, dans une heure, demain</translation>
    </message>
    <message>
        <source>Visitor in: page back; it is somebody else</source>
        <translation>Arrivée&#xa0;: page précédente; c&apos;est quelqu&apos;un d&apos;autre</translation>
    </message>
    <message>
        <source>A new one, change those that are chosen</source>
        <translation>Un nouveau, modifier ceux qui sont choisis</translation>
    </message>
    <message>
        <source>Clear the filters, undo the last change of many</source>
        <translation>Effacer les filtres, annuler le dernier changement de plusieurs</translation>
    </message>
    <message>
        <source>One: edit, save, forget typing</source>
        <translation>Un membre&#xa0;: modifier, enregistrer, oublier la saisie</translation>
    </message>
    <message>
        <source>One: give a tag, grant a qualification</source>
        <translation>Un membre&#xa0;: donner une étiquette, accorder une qualification</translation>
    </message>
    <message>
        <source>One: the photograph, archive or restore</source>
        <translation>Un membre&#xa0;: la photographie, archiver ou rétablir</translation>
    </message>
    <message>
        <source>One: passages or changes, for administrators</source>
        <translation>Un membre&#xa0;: passages ou changements, pour les administrateurs</translation>
    </message>
    <message>
        <source>Those of members, to those of all</source>
        <translation>Ceux des membres, jusqu&apos;à ceux de tous</translation>
    </message>
    <message>
        <source>Enrol one, visitor badges one after another</source>
        <translation>En inscrire un, des insignes de visiteur à la suite</translation>
    </message>
    <message>
        <source>Look at one, enrol the one not known</source>
        <translation>En regarder un, inscrire celui qui est inconnu</translation>
    </message>
    <message>
        <source>Assign, take back, replace</source>
        <translation>Attribuer, reprendre, remplacer</translation>
    </message>
    <message>
        <source>Lost, damaged, decommission</source>
        <translation>Perdu, endommagé, retirer du service</translation>
    </message>
    <message>
        <source>Back to active, another status</source>
        <translation>De nouveau actif, autre état</translation>
    </message>
    <message>
        <source>Number and kind, show who has it</source>
        <translation>Numéro et genre, voir qui l&apos;a</translation>
    </message>
    <message>
        <source>Who is here, expected, the history, the slips</source>
        <translation>Qui est ici, attendus, l&apos;historique, les billets</translation>
    </message>
    <message>
        <source>Edit, save, undo the last save</source>
        <translation>Modifier, enregistrer, annuler le dernier enregistrement</translation>
    </message>
    <message>
        <source>Sign out or cancel, and say yes</source>
        <translation>Inscrire le départ ou annuler, et dire oui</translation>
    </message>
    <message>
        <source>Announce one, take a day&apos;s list from a file</source>
        <translation>En annoncer un, prendre la liste du jour d&apos;un fichier</translation>
    </message>
    <message>
        <source>Print the slip, the host, changes</source>
        <translation>Imprimer le billet, l&apos;hôte, les changements</translation>
    </message>
    <message>
        <source>History: write a CSV file</source>
        <translation>Historique&#xa0;: écrire un fichier CSV</translation>
    </message>
    <message>
        <source>Passages; who was in at a moment</source>
        <translation>Passages; qui était présent à un moment</translation>
    </message>
    <message>
        <source>Correct a passage; the member&apos;s own page</source>
        <translation>Corriger un passage; la page du membre</translation>
    </message>
    <message>
        <source>Add a value, save, forget typing</source>
        <translation>Ajouter une valeur, enregistrer, oublier la saisie</translation>
    </message>
    <message>
        <source>Move a value up, down, hide or show it</source>
        <translation>Monter, descendre, masquer ou montrer une valeur</translation>
    </message>
    <message>
        <source>Who has it, replace it, delete it</source>
        <translation>Qui l&apos;a, la remplacer, la supprimer</translation>
    </message>
    <message>
        <source>Undo, search, begin a new list</source>
        <translation>Annuler, chercher, commencer une liste</translation>
    </message>
    <message>
        <source>Write a CSV file, take one</source>
        <translation>Écrire un fichier CSV, en prendre un</translation>
    </message>
    <message>
        <source>Deliver this again, all of them</source>
        <translation>Transmettre ceci de nouveau, ou tout</translation>
    </message>
    <message>
        <source>Dismiss what was refused, settle a review</source>
        <translation>Écarter ce qui est refusé, régler un cas</translation>
    </message>
    <message>
        <source>Enter anew what was done by hand and refused</source>
        <translation>Saisir de nouveau ce qui a été fait à la main et refusé</translation>
    </message>
    <message>
        <source>Show the next badge, do not record it</source>
        <translation>Montrer le prochain insigne sans l&apos;enregistrer</translation>
    </message>
    <message>
        <source>Use the chosen one, look for readers</source>
        <translation>Utiliser celui choisi, chercher des lecteurs</translation>
    </message>
    <message>
        <source>The first tab, to the fifth</source>
        <translation>Du premier au cinquième onglet</translation>
    </message>
    <message>
        <source>Open the visitors&apos; kiosk on the second screen; close it as a supervisor</source>
        <translation>Ouvrir la borne des visiteurs sur le second écran; la fermer comme superviseur</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Touches et aide</translation>
    </message>
    <message>
        <source>Scan the next badge of the simulated reader</source>
        <translation>Lire le prochain insigne du lecteur simulé</translation>
    </message>
</context>
<context>
    <name>KindField</name>
    <message>
        <source>&amp;For whom</source>
        <translation>&amp;Pour qui</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Pour qui</translation>
    </message>
</context>
<context>
    <name>KindsCard</name>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Lists to choose from</source>
        <translation>Listes au choix</translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>Nouvelle liste…</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message>
        <source>Kiosk window</source>
        <translation>Fenêtre de la borne</translation>
    </message>
    <message>
        <source>Goodbye. Please give your visitor badge back at the duty desk.</source>
        <translation>Au revoir. Veuillez rendre votre insigne de visiteur au bureau de service.</translation>
    </message>
    <message>
        <source>Please say first why you are here, and tap the badge again at the end.</source>
        <translation>Dites d&apos;abord pourquoi vous êtes ici, et présentez l&apos;insigne de nouveau à la fin.</translation>
    </message>
    <message>
        <source>Please see the office.</source>
        <translation>Veuillez voir le bureau.</translation>
    </message>
    <message>
        <source>Please go to the duty desk.</source>
        <translation>Veuillez aller au bureau de service.</translation>
    </message>
    <message>
        <source>There is no kiosk here yet</source>
        <translation>Il n&apos;y a pas encore de borne ici</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Nothing found with these. Please check both, or see the duty desk.</source>
        <translation>Rien n&apos;est trouvé avec ces renseignements. Vérifiez les deux, ou voyez le bureau de service.</translation>
    </message>
    <message>
        <source>This could not be done: please see the duty desk.</source>
        <translation>Cela n&apos;a pu être fait&#xa0;: veuillez voir le bureau de service.</translation>
    </message>
    <message>
        <source>Meeting a member</source>
        <translation>Rencontrer un membre</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Recruiting</source>
        <translation>Recrutement</translation>
    </message>
    <message>
        <source>Contract work</source>
        <translation>Travaux à contrat</translation>
    </message>
    <message>
        <source>Museum</source>
        <translation>Musée</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Autre chose</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Numéro de téléphone</translation>
    </message>
    <message>
        <source>Rank (if you like)</source>
        <translation>Grade (si vous voulez)</translation>
    </message>
    <message>
        <source>Unit (if you like)</source>
        <translation>Unité (si vous voulez)</translation>
    </message>
    <message>
        <source>Organization (if any)</source>
        <translation>Organisation (s&apos;il y a lieu)</translation>
    </message>
    <message>
        <source>Name of the member</source>
        <translation>Nom du membre</translation>
    </message>
    <message>
        <source>What work do you do here?</source>
        <translation>Quel travail faites-vous ici?</translation>
    </message>
    <message>
        <source>Licence plate (if you parked here)</source>
        <translation>Plaque d&apos;immatriculation (si vous êtes stationné ici)</translation>
    </message>
    <message>
        <source>Another event</source>
        <translation>Une autre activité</translation>
    </message>
    <message>
        <source>What brings you here, in a few words?</source>
        <translation>Qu&apos;est-ce qui vous amène, en quelques mots?</translation>
    </message>
    <message>
        <source>At least {fewest} digits, with the area code</source>
        <translation>{fewest} chiffres ou plus, indicatif compris</translation>
    </message>
    <message>
        <source>Please type a telephone number of {fewest} digits or more.</source>
        <translation>Veuillez taper un numéro de téléphone d&apos;au moins {fewest} chiffres.</translation>
    </message>
    <message>
        <source>Please say it in at most {most} characters.</source>
        <translation>Veuillez le dire en {most} caractères au plus.</translation>
    </message>
    <message>
        <source>Please type your last name.</source>
        <translation>Veuillez taper votre nom de famille.</translation>
    </message>
    <message>
        <source>Please type your first name.</source>
        <translation>Veuillez taper votre prénom.</translation>
    </message>
    <message>
        <source>Please type your telephone number.</source>
        <translation>Veuillez taper votre numéro de téléphone.</translation>
    </message>
    <message>
        <source>Please type the company.</source>
        <translation>Veuillez taper le nom de l&apos;entreprise.</translation>
    </message>
    <message>
        <source>Please type the name of whom you meet.</source>
        <translation>Veuillez taper le nom de la personne que vous rencontrez.</translation>
    </message>
    <message>
        <source>Please type the work, in a few words.</source>
        <translation>Veuillez décrire le travail, en quelques mots.</translation>
    </message>
    <message>
        <source>Please touch the event, or type its name.</source>
        <translation>Veuillez toucher l&apos;activité, ou en taper le nom.</translation>
    </message>
    <message>
        <source>Please touch what you come for.</source>
        <translation>Veuillez toucher ce pour quoi vous venez.</translation>
    </message>
    <message>
        <source>Please type a few words.</source>
        <translation>Veuillez taper quelques mots.</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Renseignements</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Entrevue</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Examen médical</translation>
    </message>
    <message>
        <source>Aptitude test</source>
        <translation>Test d&apos;aptitude</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrôlement</translation>
    </message>
    <message>
        <source>Who are you meeting?</source>
        <translation>Qui rencontrez-vous?</translation>
    </message>
    <message>
        <source>Which event?</source>
        <translation>Quelle activité?</translation>
    </message>
    <message>
        <source>What do you come for?</source>
        <translation>Pour quoi venez-vous?</translation>
    </message>
    <message>
        <source>About your work</source>
        <translation>Votre travail</translation>
    </message>
    <message>
        <source>What brings you here?</source>
        <translation>Qu&apos;est-ce qui vous amène?</translation>
    </message>
    <message>
        <source>Your host will come for you here.</source>
        <translation>Votre hôte viendra vous chercher ici.</translation>
    </message>
    <message>
        <source>The duty desk will show you the way to the event.</source>
        <translation>Le bureau de service vous indiquera le chemin de l&apos;activité.</translation>
    </message>
    <message>
        <source>A recruiter will come for you here.</source>
        <translation>Un recruteur viendra vous chercher ici.</translation>
    </message>
    <message>
        <source>The duty desk will show you the way to your work.</source>
        <translation>Le bureau de service vous indiquera le chemin de votre travail.</translation>
    </message>
    <message>
        <source>Somebody will open the museum for you.</source>
        <translation>Quelqu&apos;un vous ouvrira le musée.</translation>
    </message>
    <message>
        <source>The duty desk will help you.</source>
        <translation>Le bureau de service vous aidera.</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
</context>
<context>
    <name>KioskWindow</name>
    <message>
        <source>Starting over in {n} s. Touch the screen to go on.</source>
        <translation>Retour au début dans {n} s. Touchez l&apos;écran pour continuer.</translation>
    </message>
    <message>
        <source>Visitors · Sentinel</source>
        <translation>Visiteurs · Sentinel</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
</context>
<context>
    <name>LeavingPage</name>
    <message>
        <source>Sign out</source>
        <translation>Inscrire mon départ</translation>
    </message>
    <message>
        <source>Type your last name and the telephone number that you gave when you came.</source>
        <translation>Tapez votre nom de famille et le numéro de téléphone donné à l&apos;arrivée.</translation>
    </message>
</context>
<context>
    <name>ListDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>Left out</source>
        <translation>Laissée</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Proposée</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>{n} to add</source>
        <translation>{n} à ajouter</translation>
    </message>
    <message>
        <source>{n} to change</source>
        <translation>{n} à modifier</translation>
    </message>
    <message>
        <source>{n} as it is already</source>
        <translation>{n} déjà ainsi</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} laissées</translation>
    </message>
    <message>
        <source>{counts}. Nothing is written before you apply it.</source>
        <translation>{counts}. Rien n&apos;est écrit avant que vous l&apos;appliquiez.</translation>
    </message>
    <message>
        <source>Apply {taken}, leave out {n}</source>
        <translation>Appliquer {taken}, en laisser {n}</translation>
    </message>
    <message>
        <source>Apply {taken}</source>
        <translation>Appliquer {taken}</translation>
    </message>
    <message>
        <source>Columns that this list has not are passed over: {heads}.</source>
        <translation>Les colonnes que cette liste n&apos;a pas sont ignorées&#xa0;: {heads}.</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non enregistrée</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masquée</translation>
    </message>
    <message>
        <source>system</source>
        <translation>système</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>lockup</source>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>pas utilisée</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>Abrégé</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisée par</translation>
    </message>
    <message>
        <source>{name} is added. Operators can choose it now.</source>
        <translation>{name} est ajouté. Les opérateurs peuvent le choisir.</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name} est enregistré.</translation>
    </message>
    <message>
        <source>{name} is no longer offered. What has it keeps it.</source>
        <translation>{name} n&apos;est plus proposé. Ce qui l&apos;a le garde.</translation>
    </message>
    <message>
        <source>{name} is offered again.</source>
        <translation>{name} est de nouveau proposé.</translation>
    </message>
    <message>
        <source>{name} has its new place.</source>
        <translation>{name} a sa nouvelle place.</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} est supprimé.</translation>
    </message>
    <message>
        <source>{name} is replaced in {count} and deleted.</source>
        <translation>{name} est remplacé dans {count} et supprimé.</translation>
    </message>
    <message>
        <source>The file is taken: {count}.</source>
        <translation>Le fichier est pris&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>{sentence} This one cannot be taken back.</source>
        <translation>{sentence} Ceci ne peut être annulé.</translation>
    </message>
    <message>
        <source>Undone: {name} is gone again.</source>
        <translation>Annulé&#xa0;: {name} a de nouveau disparu.</translation>
    </message>
    <message>
        <source>Undone: {name} is as it was before.</source>
        <translation>Annulé&#xa0;: {name} est comme avant.</translation>
    </message>
    <message>
        <source>Undone: {name} is offered again.</source>
        <translation>Annulé&#xa0;: {name} est de nouveau proposé.</translation>
    </message>
    <message>
        <source>Undone: {name} is hidden again.</source>
        <translation>Annulé&#xa0;: {name} est de nouveau masqué.</translation>
    </message>
    <message>
        <source>Undone: {name} is back in its place.</source>
        <translation>Annulé&#xa0;: {name} a retrouvé sa place.</translation>
    </message>
    <message>
        <source>Undone: {name} is there again.</source>
        <translation>Annulé&#xa0;: {name} est de nouveau là.</translation>
    </message>
    <message>
        <source>Undone: {name} is there again, in {count}.</source>
        <translation>Annulé&#xa0;: {name} est de nouveau là, dans {count}.</translation>
    </message>
    <message>
        <source>Undone: the list is as it was before the file ({count}).</source>
        <translation>Annulé&#xa0;: la liste est comme avant le fichier ({count}).</translation>
    </message>
    <message>
        <source>Undo: add {name}</source>
        <translation>Annuler&#xa0;: ajouter {name}</translation>
    </message>
    <message>
        <source>Undo: change {name}</source>
        <translation>Annuler&#xa0;: modifier {name}</translation>
    </message>
    <message>
        <source>Undo: hide {name}</source>
        <translation>Annuler&#xa0;: masquer {name}</translation>
    </message>
    <message>
        <source>Undo: show {name}</source>
        <translation>Annuler&#xa0;: montrer {name}</translation>
    </message>
    <message>
        <source>Undo: move {name}</source>
        <translation>Annuler&#xa0;: déplacer {name}</translation>
    </message>
    <message>
        <source>Undo: delete {name}</source>
        <translation>Annuler&#xa0;: supprimer {name}</translation>
    </message>
    <message>
        <source>Undo: replace {name}</source>
        <translation>Annuler&#xa0;: remplacer {name}</translation>
    </message>
    <message>
        <source>Undo: import</source>
        <translation>Annuler&#xa0;: importer</translation>
    </message>
    <message>
        <source>Somebody changed {name} meanwhile: look at it and do it again.</source>
        <translation>Quelqu&apos;un a modifié {name} entre-temps&#xa0;: regardez-le et recommencez.</translation>
    </message>
    <message>
        <source>Somebody deleted {name} meanwhile. Nothing was changed.</source>
        <translation>Quelqu&apos;un a supprimé {name} entre-temps. Rien n&apos;a été changé.</translation>
    </message>
    <message>
        <source>Records still have {name}: see them, or replace it by another value and delete it.</source>
        <translation>Des fiches ont encore {name}&#xa0;: voyez-les, ou remplacez-le par une autre valeur et supprimez-le.</translation>
    </message>
    <message>
        <source>The program itself needs {name}: it can be renamed or hidden.</source>
        <translation>Le programme lui-même a besoin de {name}&#xa0;: il peut être renommé ou masqué.</translation>
    </message>
    <message>
        <source>Another value has the same code already: choose another one.</source>
        <translation>Une autre valeur a déjà ce code&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>What {name} refers to is no longer there: choose something else.</source>
        <translation>Ce à quoi {name} renvoie n&apos;existe plus&#xa0;: choisissez autre chose.</translation>
    </message>
    <message>
        <source>The database does not take {name} like this: check its fields.</source>
        <translation>La base de données ne prend pas {name} ainsi&#xa0;: vérifiez ses champs.</translation>
    </message>
    <message>
        <source>It cannot be undone: records have {name} by now.</source>
        <translation>Ne peut être annulé&#xa0;: des fiches ont maintenant {name}.</translation>
    </message>
    <message>
        <source>It cannot be undone: somebody deleted {name} meanwhile.</source>
        <translation>Ne peut être annulé&#xa0;: quelqu&apos;un a supprimé {name} entre-temps.</translation>
    </message>
    <message>
        <source>It cannot be undone: somebody changed {name} meanwhile.</source>
        <translation>Ne peut être annulé&#xa0;: quelqu&apos;un a modifié {name} entre-temps.</translation>
    </message>
    <message>
        <source>the list</source>
        <translation>la liste</translation>
    </message>
    <message>
        <source>The file is too large for a list (2 MB at most), so it was not opened: choose another one.</source>
        <translation>Le fichier est trop gros pour une liste (2 Mo au plus), il n&apos;a donc pas été ouvert&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file cannot be read: {about}.</source>
        <translation>Le fichier ne peut être lu&#xa0;: {about}.</translation>
    </message>
    <message>
        <source>This is no CSV file: in the spreadsheet, save the list as CSV (UTF-8) and choose that.</source>
        <translation>Ce n&apos;est pas un fichier CSV&#xa0;: dans le tableur, enregistrez la liste en CSV (UTF-8) et choisissez celui-ci.</translation>
    </message>
    <message>
        <source>Some letters of the file are UTF-8 and some Windows-1252: in the spreadsheet, save it as CSV (UTF-8).</source>
        <translation>Certaines lettres du fichier sont en UTF-8, d&apos;autres en Windows-1252&#xa0;: dans le tableur, enregistrez-le en CSV (UTF-8).</translation>
    </message>
    <message>
        <source>There are no rows in the file: it needs a head and a row for each value.</source>
        <translation>Le fichier n&apos;a pas de lignes&#xa0;: il faut un en-tête et une ligne par valeur.</translation>
    </message>
    <message>
        <source>The file has no column “{about}” in its first row, so it is not a list of this kind.</source>
        <translation>Le fichier n&apos;a pas de colonne «&#xa0;{about}&#xa0;» dans sa première ligne&#xa0;: ce n&apos;est pas une liste de ce genre.</translation>
    </message>
    <message>
        <source>Two columns of the file are both called “{about}”: rename one.</source>
        <translation>Deux colonnes du fichier s&apos;appellent «&#xa0;{about}&#xa0;»&#xa0;: renommez-en une.</translation>
    </message>
    <message>
        <source>The file has {about} rows and a list takes {most} at most: it is another kind of file.</source>
        <translation>Le fichier a {about} lignes et une liste en prend {most} au plus&#xa0;: c&apos;est un autre genre de fichier.</translation>
    </message>
    <message>
        <source>The file breaks off inside quotation marks: save it anew from the spreadsheet.</source>
        <translation>Le fichier s&apos;interrompt à l&apos;intérieur de guillemets&#xa0;: enregistrez-le de nouveau depuis le tableur.</translation>
    </message>
    <message>
        <source>It begins like a formula of a spreadsheet: write it as text.</source>
        <translation>Commence comme une formule de tableur&#xa0;: écrivez-le comme du texte.</translation>
    </message>
    <message>
        <source>This word means nothing here.</source>
        <translation>Ce mot ne signifie rien ici.</translation>
    </message>
    <message>
        <source>An earlier row of the file has it too.</source>
        <translation>Une ligne précédente du fichier l&apos;a aussi.</translation>
    </message>
    <message>
        <source>There is no such rank.</source>
        <translation>Ce grade n&apos;existe pas.</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom abrégé</translation>
    </message>
    <message>
        <source>Left empty, the English name is shown.</source>
        <translation>S&apos;il est vide, le nom anglais est montré.</translation>
    </message>
    <message>
        <source>What is given now in the place of this one.</source>
        <translation>Ce qui est donné maintenant à la place de celle-ci.</translation>
    </message>
    <message>
        <source>A rank has its place among those of its branch.</source>
        <translation>Un grade a sa place parmi ceux de sa branche.</translation>
    </message>
    <message>
        <source>As the board and the cards show it.</source>
        <translation>Tel que le tableau et les cartes le montrent.</translation>
    </message>
    <message>
        <source>Made from the name. It stays after the first save.</source>
        <translation>Fait à partir du nom. Il reste après le premier enregistrement.</translation>
    </message>
    <message>
        <source>The program knows the value by it: it stays.</source>
        <translation>Le programme reconnaît la valeur par ce code&#xa0;: il reste.</translation>
    </message>
    <message>
        <source>It stays, whatever the value is called.</source>
        <translation>Il reste, quel que soit le nom de la valeur.</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>Ne peut être vide.</translation>
    </message>
    <message>
        <source>{n} characters at most.</source>
        <translation>{n} caractères au plus.</translation>
    </message>
    <message>
        <source>Another value of this list has this name.</source>
        <translation>Une autre valeur de cette liste a ce nom.</translation>
    </message>
    <message>
        <source>Another value of this list has it already.</source>
        <translation>Une autre valeur de cette liste l&apos;a déjà.</translation>
    </message>
    <message>
        <source>Small letters a to z, digits and underscores only.</source>
        <translation>Minuscules a à z, chiffres et traits de soulignement seulement.</translation>
    </message>
    <message>
        <source># and six of 0-9 and A-F, as in #1B4F8F.</source>
        <translation># et six de 0-9 et A-F, comme #1B4F8F.</translation>
    </message>
    <message>
        <source>There is a character in it that cannot be seen: type it anew.</source>
        <translation>Il contient un caractère invisible&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A rank is not replaced by itself.</source>
        <translation>Un grade n&apos;est pas remplacé par lui-même.</translation>
    </message>
    <message>
        <source>Civilian</source>
        <translation>Civil</translation>
    </message>
    <message numerus="yes">
        <source>{n} member(s)</source>
        <translation>
            <numerusform>{n} membre</numerusform>
            <numerusform>{n} membres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} visit(s)</source>
        <translation>
            <numerusform>{n} visite</numerusform>
            <numerusform>{n} visites</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} badge(s)</source>
        <translation>
            <numerusform>{n} insigne</numerusform>
            <numerusform>{n} insignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} attendee(s)</source>
        <translation>
            <numerusform>{n} participant</numerusform>
            <numerusform>{n} participants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} rank(s)</source>
        <translation>
            <numerusform>{n} grade</numerusform>
            <numerusform>{n} grades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} record(s)</source>
        <translation>
            <numerusform>{n} fiche</numerusform>
            <numerusform>{n} fiches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} row(s)</source>
        <translation>
            <numerusform>{n} ligne</numerusform>
            <numerusform>{n} lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} value(s)</source>
        <translation>
            <numerusform>{n} valeur</numerusform>
            <numerusform>{n} valeurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Member statuses</source>
        <translation>Statuts de membre</translation>
    </message>
    <message>
        <source>Member types</source>
        <translation>Types de membre</translation>
    </message>
    <message>
        <source>Visit types</source>
        <translation>Types de visite</translation>
    </message>
    <message>
        <source>Badge statuses</source>
        <translation>États d&apos;insigne</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Grades</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>Divisions</translation>
    </message>
    <message>
        <source>Messes</source>
        <translation>Mess</translation>
    </message>
    <message>
        <source>MOCs</source>
        <translation>GPM</translation>
    </message>
    <message>
        <source>Event roles</source>
        <translation>Rôles d&apos;activité</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Qualification types</source>
        <translation>Types de qualification</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>French name</source>
        <translation>Nom français</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>When a badge is scanned</source>
        <translation>Quand un insigne est lu</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Lockup</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Remplacé par</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>member</source>
        <translation>membre</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>visite</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>insigne</translation>
    </message>
    <message>
        <source>attendee</source>
        <translation>participant</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>grade</translation>
    </message>
    <message>
        <source>record</source>
        <translation>fiche</translation>
    </message>
    <message>
        <source>Recorded as usual</source>
        <translation>Enregistré comme d&apos;habitude</translation>
    </message>
    <message>
        <source>Recorded, with a warning</source>
        <translation>Enregistré, avec un avertissement</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>Marine</translation>
    </message>
    <message>
        <source>Army</source>
        <translation>Armée</translation>
    </message>
    <message>
        <source>Air Force</source>
        <translation>Force aérienne</translation>
    </message>
    <message>
        <source>Junior NCM</source>
        <translation>MR subalterne</translation>
    </message>
    <message>
        <source>Senior NCM</source>
        <translation>MR supérieur</translation>
    </message>
    <message>
        <source>Junior officer</source>
        <translation>Officier subalterne</translation>
    </message>
    <message>
        <source>Senior officer</source>
        <translation>Officier supérieur</translation>
    </message>
    <message>
        <source>General officer</source>
        <translation>Officier général</translation>
    </message>
    <message>
        <source>The person comes in or goes out; nothing else is said.</source>
        <translation>La personne entre ou sort; rien d&apos;autre n&apos;est dit.</translation>
    </message>
    <message>
        <source>The person comes in or goes out, and the desk is told to send them on.</source>
        <translation>La personne entre ou sort, et le poste est avisé de l&apos;envoyer plus loin.</translation>
    </message>
    <message>
        <source>Nobody comes in by it: the scan is refused, loudly.</source>
        <translation>Personne n&apos;entre ainsi&#xa0;: la lecture est refusée, bruyamment.</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>What operators choose from. Changes appear on every station at once.</source>
        <translation>Ce parmi quoi les opérateurs choisissent. Les changements paraissent aussitôt à chaque station.</translation>
    </message>
</context>
<context>
    <name>ListsPresenter</name>
    <message>
        <source>This list is empty: it begins with its first value.</source>
        <translation>Cette liste est vide&#xa0;: elle commence par sa première valeur.</translation>
    </message>
    <message>
        <source>No value has this in its names or its code.</source>
        <translation>Aucune valeur n&apos;a ceci dans ses noms ou son code.</translation>
    </message>
    <message>
        <source>Somebody deleted this value. What you typed is kept: saving adds it anew.</source>
        <translation>Quelqu&apos;un a supprimé cette valeur. Votre saisie est conservée&#xa0;: l&apos;enregistrer l&apos;ajoute de nouveau.</translation>
    </message>
    <message>
        <source>There is nothing to save: it is as it was.</source>
        <translation>Il n&apos;y a rien à enregistrer&#xa0;: c&apos;est comme avant.</translation>
    </message>
    <message>
        <source>A rank keeps its branch: its place is among those of the same one.</source>
        <translation>Un grade garde sa branche&#xa0;: sa place est parmi ceux de la même.</translation>
    </message>
</context>
<context>
    <name>LockBar</name>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu&apos;un d&apos;autre</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Quelqu&apos;un d&apos;autre se connecte</translation>
    </message>
    <message>
        <source>{name} locked this desk at {time}</source>
        <translation>{name} a verrouillé ce poste à {time}</translation>
    </message>
    <message>
        <source>The board and the scans go on.</source>
        <translation>Le tableau et les lectures continuent.</translation>
    </message>
    <message>
        <source>{name} was signed out at {time}</source>
        <translation>{name} a été déconnecté à {time}</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>LongInDialog</name>
    <message>
        <source>Long stays</source>
        <translation>Longs séjours</translation>
    </message>
    <message>
        <source>In for over 12 hours</source>
        <translation>Présents depuis plus de 12 heures</translation>
    </message>
    <message>
        <source>Untick whoever is here. The others are signed out now, as seen by nobody; at their next scan the desk asks when they left.</source>
        <translation>Décochez qui est ici. Les autres sont sortis maintenant, vus de personne; à leur prochaine lecture, le poste demande quand ils sont partis.</translation>
    </message>
    <message>
        <source>Those in for over 12 hours; Space ticks and unticks</source>
        <translation>Présents depuis plus de 12 heures; Espace coche et décoche</translation>
    </message>
    <message>
        <source>All or nobody</source>
        <translation>Tous ou aucun</translation>
    </message>
    <message>
        <source>{name} · visitor {of} · in since {time}, {hours} h</source>
        <translation>{name} · visiteur {of} · présent depuis {time}, {hours} h</translation>
    </message>
    <message>
        <source>{name} · {of} · in since {time}, {hours} h</source>
        <translation>{name} · {of} · présent depuis {time}, {hours} h</translation>
    </message>
    <message numerus="yes">
        <source>Sign out %n</source>
        <translation>
            <numerusform>En sortir %n</numerusform>
            <numerusform>En sortir %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWorkRow</name>
    <message>
        <source>Break off</source>
        <translation>Interrompre</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>Look at a badge</source>
        <translation>Regarder un insigne</translation>
    </message>
    <message>
        <source>Whose it is, and what became of it.</source>
        <translation>À qui il est, et ce qu&apos;il est devenu.</translation>
    </message>
    <message>
        <source>Enrol it…</source>
        <translation>L&apos;inscrire…</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{station} · Sentinel</source>
        <translation>{station} · Sentinel</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>To settle</source>
        <translation>À régler</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
</context>
<context>
    <name>MemberChooser</name>
    <message>
        <source>name or number; empty: no member</source>
        <translation>nom ou numéro; vide&#xa0;: aucun membre</translation>
    </message>
    <message>
        <source>Members to choose from</source>
        <translation>Membres au choix</translation>
    </message>
</context>
<context>
    <name>MemberFields</name>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Service number</source>
        <translation>Numéro matricule</translation>
    </message>
    <message>
        <source>needed; nobody else&apos;s; spaces are left out</source>
        <translation>requis; à personne d&apos;autre; les espaces sont omis</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>requis</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initiales</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Affiché comme</translation>
    </message>
    <message>
        <source>needed; proposed from the name, without the rank</source>
        <translation>requis; proposé d&apos;après le nom, sans le grade</translation>
    </message>
    <message>
        <source>In the unit</source>
        <translation>Dans l&apos;unité</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Mess</source>
        <translation>Mess</translation>
    </message>
    <message>
        <source>MOC</source>
        <translation>GPM</translation>
    </message>
    <message>
        <source>Employee number</source>
        <translation>Numéro d&apos;employé</translation>
    </message>
    <message>
        <source>To be reached</source>
        <translation>Pour le joindre</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Téléphone mobile</translation>
    </message>
    <message>
        <source>Home phone</source>
        <translation>Téléphone au domicile</translation>
    </message>
    <message>
        <source>year-month-day, as 2026-04-01</source>
        <translation>année-mois-jour, comme 2026-04-01</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Enrolled on</source>
        <translation>Enrôlé le</translation>
    </message>
    <message>
        <source>Contract from</source>
        <translation>Contrat du</translation>
    </message>
    <message>
        <source>Contract until</source>
        <translation>Contrat jusqu&apos;au</translation>
    </message>
    <message>
        <source>its last day, not before its first</source>
        <translation>son dernier jour, pas avant le premier</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>read by everybody who may see members</source>
        <translation>lues par tous ceux qui peuvent voir les membres</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivé</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>Members</name>
    <message>
        <source>Division</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Mess</source>
        <translation>Mess</translation>
    </message>
    <message>
        <source>Give a tag</source>
        <translation>Donner une étiquette</translation>
    </message>
    <message>
        <source>Take a tag</source>
        <translation>Retirer une étiquette</translation>
    </message>
    <message>
        <source>Grant a qualification</source>
        <translation>Accorder une qualification</translation>
    </message>
    <message>
        <source>Withdraw a qualification</source>
        <translation>Retirer une qualification</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiver</translation>
    </message>
    <message>
        <source>Restore from the archive</source>
        <translation>Rétablir des archives</translation>
    </message>
    <message>
        <source>No mess</source>
        <translation>Sans mess</translation>
    </message>
    <message>
        <source>Nobody changes.</source>
        <translation>Personne ne change.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>{members}: {before} → {after}</source>
        <translation>{members}&#xa0;: {before} → {after}</translation>
    </message>
    <message>
        <source>Archive {members}</source>
        <translation>Archiver {members}</translation>
    </message>
    <message>
        <source>Restore {members}</source>
        <translation>Rétablir {members}</translation>
    </message>
    <message>
        <source>Change {members}</source>
        <translation>Modifier {members}</translation>
    </message>
    <message>
        <source>{value} ({n})</source>
        <translation>{value} ({n})</translation>
    </message>
    <message>
        <source>{members}: {value}</source>
        <translation>{members}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>{members}: the tag {value} is given.</source>
        <translation>{members}&#xa0;: l&apos;étiquette {value} est donnée.</translation>
    </message>
    <message>
        <source>{members}: the tag {value} is taken.</source>
        <translation>{members}&#xa0;: l&apos;étiquette {value} est retirée.</translation>
    </message>
    <message>
        <source>{members}: {value} is granted.</source>
        <translation>{members}&#xa0;: {value} est accordée.</translation>
    </message>
    <message>
        <source>{members}: {value} is withdrawn.</source>
        <translation>{members}&#xa0;: {value} est retirée.</translation>
    </message>
    <message>
        <source>{members}: out of the unit, and kept in the archive.</source>
        <translation>{members}&#xa0;: hors de l&apos;unité, et gardés aux archives.</translation>
    </message>
    <message>
        <source>{members}: of the unit again.</source>
        <translation>{members}&#xa0;: de nouveau de l&apos;unité.</translation>
    </message>
    <message>
        <source>In the building and signed out by this: {n}.</source>
        <translation>Présents et sortis par cette action&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Ran out and granted anew: {n}.</source>
        <translation>Expirées et accordées de nouveau&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Left out, because they have it already: {n}</source>
        <translation>Laissés, car ils l&apos;ont déjà&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out, because they do not have it: {n}</source>
        <translation>Laissés, car ils ne l&apos;ont pas&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out, because it is granted from a later day on: {n}</source>
        <translation>Laissés, car accordée à partir d&apos;un jour plus tardif&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out, because they are archived already: {n}</source>
        <translation>Laissés, car déjà archivés&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out, because they are of the unit: {n}</source>
        <translation>Laissés, car ils sont de l&apos;unité&#xa0;: {n}</translation>
    </message>
    <message>
        <source>Left out, because somebody deleted them: {n}</source>
        <translation>Laissés, car quelqu&apos;un les a supprimés&#xa0;: {n}</translation>
    </message>
    <message numerus="yes">
        <source>{n} member(s) change</source>
        <translation>
            <numerusform>{n} membre change</numerusform>
            <numerusform>{n} membres changent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} changed meanwhile; nothing is done yet</source>
        <translation>
            <numerusform>{n} modifié entre-temps; rien n&apos;est encore fait</numerusform>
            <numerusform>{n} modifiés entre-temps; rien n&apos;est encore fait</numerusform>
        </translation>
    </message>
    <message>
        <source>{members} archived; signed out: {n}.</source>
        <translation>{members} archivés; sortis&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>{members} changed.</source>
        <translation>{members} modifiés.</translation>
    </message>
    <message>
        <source>Undone for {members}; in the building again: {n}.</source>
        <translation>Annulé pour {members}; de nouveau dans le bâtiment&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Undone for {members}.</source>
        <translation>Annulé pour {members}.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Service number</source>
        <translation>Numéro matricule</translation>
    </message>
    <message>
        <source>In the building</source>
        <translation>Dans le bâtiment</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Saisi</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archivé</translation>
    </message>
    <message>
        <source>Nominal roll</source>
        <translation>Liste nominative</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Présence</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Navy</source>
        <translation>Marine</translation>
    </message>
    <message>
        <source>Army</source>
        <translation>Armée</translation>
    </message>
    <message>
        <source>Air Force</source>
        <translation>Force aérienne</translation>
    </message>
    <message>
        <source>Civilian</source>
        <translation>Civil</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sorti</translation>
    </message>
    <message>
        <source>&amp;Division</source>
        <translation>&amp;Division</translation>
    </message>
    <message>
        <source>&amp;Rank</source>
        <translation>&amp;Grade</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Statut</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Type</translation>
    </message>
    <message>
        <source>Ta&amp;g</source>
        <translation>Éti&amp;quette</translation>
    </message>
    <message>
        <source>&amp;Qualification</source>
        <translation>Qua&amp;lification</translation>
    </message>
    <message>
        <source>Of the unit</source>
        <translation>De l&apos;unité</translation>
    </message>
    <message>
        <source>Of the unit and archived</source>
        <translation>De l&apos;unité et archivés</translation>
    </message>
    <message>
        <source>In or out</source>
        <translation>Présents ou sortis</translation>
    </message>
    <message>
        <source>Not in</source>
        <translation>Pas présents</translation>
    </message>
    <message numerus="yes">
        <source>{n} member(s)</source>
        <translation>
            <numerusform>{n} membre</numerusform>
            <numerusform>{n} membres</numerusform>
        </translation>
    </message>
    <message>
        <source>{members} · {n} chosen</source>
        <translation>{members} · {n} choisis</translation>
    </message>
    <message>
        <source>{value}, {n}</source>
        <translation>{value}, {n}</translation>
    </message>
</context>
<context>
    <name>MembersChanging</name>
    <message>
        <source>The archiving was undone.</source>
        <translation>L&apos;archivage a été annulé.</translation>
    </message>
    <message>
        <source>Undo the last change of many members</source>
        <translation>Annuler le dernier changement de plusieurs membres</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Everybody of the unit. What changes here shows on every station at once.</source>
        <translation>Tout le monde de l&apos;unité. Ce qui change ici paraît aussitôt à chaque station.</translation>
    </message>
    <message>
        <source>Sa&amp;ved filters…</source>
        <translation>Filtres enre&amp;gistrés…</translation>
    </message>
    <message>
        <source>Col&amp;umns</source>
        <translation>Col&amp;onnes</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Nouveau membre</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Les laisser</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Dans l&apos;autre sens</translation>
    </message>
    <message>
        <source>{order}, turned round</source>
        <translation>{order}, inversé</translation>
    </message>
    <message>
        <source>S&amp;orted by: {order}</source>
        <translation>&amp;Tri&#xa0;: {order}</translation>
    </message>
    <message>
        <source>Sorted by: {order}</source>
        <translation>Tri&#xa0;: {order}</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Personne ne correspond</translation>
    </message>
    <message>
        <source>Clear the filters ({key}), or search for something else.</source>
        <translation>Effacez les filtres ({key}), ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>No member yet</source>
        <translation>Pas encore de membre</translation>
    </message>
    <message>
        <source>Press {key} to enter the first one. A badge can be given to them afterwards.</source>
        <translation>Appuyez sur {key} pour saisir le premier. Un insigne peut lui être donné ensuite.</translation>
    </message>
</context>
<context>
    <name>MembersTable</name>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
</context>
<context>
    <name>MomentPage</name>
    <message>
        <source>Day before</source>
        <translation>Jour précédent</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Jour suivant</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Who was in</source>
        <translation>Qui était présent</translation>
    </message>
    <message numerus="yes">
        <source>%n in the building</source>
        <translation>
            <numerusform>%n dans le bâtiment</numerusform>
            <numerusform>%n dans le bâtiment</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was in</source>
        <translation>Personne n&apos;était présent</translation>
    </message>
    <message>
        <source>The log has nobody in the building at {time} on {day}.</source>
        <translation>Le journal n&apos;a personne dans le bâtiment à {time} le {day}.</translation>
    </message>
    <message>
        <source>Not everything is known yet: {stations} may have seen more.</source>
        <translation>Tout n&apos;est pas encore connu&#xa0;: {stations} peuvent en avoir vu plus.</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visiteur</numerusform>
            <numerusform>%n visiteurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event attendee(s)</source>
        <translation>
            <numerusform>%n participant</numerusform>
            <numerusform>%n participants</numerusform>
        </translation>
    </message>
    <message>
        <source>The moment</source>
        <translation>Le moment</translation>
    </message>
    <message>
        <source>← → five minutes · ↑ ↓ an hour</source>
        <translation>← → cinq minutes · ↑ ↓ une heure</translation>
    </message>
</context>
<context>
    <name>NameOffers</name>
    <message>
        <source>Who may be meant</source>
        <translation>Qui peut être visé</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Sentinel</source>
        <translation>Sentinel</translation>
    </message>
</context>
<context>
    <name>NeedsPage</name>
    <message>
        <source>Name of the event</source>
        <translation>Nom de l&apos;activité</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Nobody found by this name. You can go on: the duty desk will look for them.</source>
        <translation>Personne de ce nom. Vous pouvez continuer&#xa0;: le bureau de service cherchera la personne.</translation>
    </message>
    <message>
        <source>Type three letters or more, then touch the name.</source>
        <translation>Tapez trois lettres ou plus, puis touchez le nom.</translation>
    </message>
</context>
<context>
    <name>NewListDialog</name>
    <message>
        <source>A list of your own, for what the unit keeps. It begins with its first value.</source>
        <translation>Votre propre liste, pour ce que l&apos;unité tient. Elle commence par sa première valeur.</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Nouvelle liste</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>Nom de la liste</translation>
    </message>
    <message>
        <source>For example: Parking places</source>
        <translation>Par exemple&#xa0;: Places de stationnement</translation>
    </message>
    <message>
        <source>Begin the list</source>
        <translation>Commencer la liste</translation>
    </message>
    <message>
        <source>There is a list of this name already.</source>
        <translation>Il y a déjà une liste de ce nom.</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>New password</source>
        <translation>Nouveau mot de passe</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Le même encore une fois</translation>
    </message>
    <message>
        <source>the same in both fields</source>
        <translation>le même dans les deux champs</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>&amp;Printed number</source>
        <translation>Numéro im&amp;primé</translation>
    </message>
    <message>
        <source>what stands on it, at most {n} characters; may be empty</source>
        <translation>ce qui y figure, au plus {n} caractères; peut être vide</translation>
    </message>
</context>
<context>
    <name>OffersModel</name>
    <message>
        <source>Found on its own</source>
        <translation>Trouvé automatiquement</translation>
    </message>
    <message>
        <source>{reader} (not attached now)</source>
        <translation>{reader} (pas branché maintenant)</translation>
    </message>
</context>
<context>
    <name>OnScreenKeyboard</name>
    <message>
        <source>Keyboard on the screen</source>
        <translation>Clavier à l&apos;écran</translation>
    </message>
    <message>
        <source>Capital letter</source>
        <translation>Majuscule</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>French letters</source>
        <translation>Lettres accentuées</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Lettres</translation>
    </message>
</context>
<context>
    <name>OneTimeDialog</name>
    <message>
        <source>One-time password</source>
        <translation>Mot de passe à usage unique</translation>
    </message>
    <message>
        <source>One-time password for {name}</source>
        <translation>Mot de passe à usage unique pour {name}</translation>
    </message>
    <message>
        <source>Hand it over or read it aloud: only small letters and figures, the dashes count. It is shown this once, opens for seven days, and must be changed when it is used.</source>
        <translation>Remettez-le ou lisez-le à voix haute&#xa0;: seulement des minuscules et des chiffres, les tirets comptent. Il n&apos;est montré que cette fois, sert pendant sept jours et doit être changé dès qu&apos;il sert.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>It is handed over</source>
        <translation>Il est remis</translation>
    </message>
    <message>
        <source>Copied: paste it where you need it, and nowhere else.</source>
        <translation>Copié&#xa0;: collez-le où il le faut, et nulle part ailleurs.</translation>
    </message>
</context>
<context>
    <name>OwnDatabase</name>
    <message>
        <source>Creating the database of this computer...</source>
        <translation>Création de la base de données de cet ordinateur...</translation>
    </message>
    <message>
        <source>The unfinished database {unfinished} cannot be removed: remove it and start again.</source>
        <translation>La base de données inachevée {unfinished} ne peut pas être retirée&#xa0;: retirez-la et redémarrez.</translation>
    </message>
    <message>
        <source>The database could not be created in {home} in time: free this computer of other work and try again.</source>
        <translation>La base de données n&apos;a pas pu être créée à temps dans {home}&#xa0;: libérez cet ordinateur d&apos;autres tâches et réessayez.</translation>
    </message>
    <message>
        <source>The database could not be created in {home}; the reason is at the end of {log}: correct it or choose another data folder.</source>
        <translation>La base de données n&apos;a pas pu être créée dans {home}; la raison est à la fin de {log}&#xa0;: corrigez-la ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full: free at least 200 MB and start again.</source>
        <translation>Le disque qui contient {path} est plein&#xa0;: libérez au moins 200 Mo et redémarrez.</translation>
    </message>
    <message>
        <source>A file lies where the database folder {path} should be ({found}): move it away or choose another data folder.</source>
        <translation>Un fichier se trouve là où devrait être le dossier de base de données {path} ({found})&#xa0;: déplacez-le ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The database folder {path} cannot be used ({why}): give this account access to it or choose another data folder.</source>
        <translation>Le dossier de base de données {path} ne peut pas être utilisé ({why})&#xa0;: donnez-y accès à ce compte ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The folder {home} holds something that is not a database of Sentinel Desktop: move it away or choose another data folder.</source>
        <translation>Le dossier {home} contient autre chose qu&apos;une base de données de Sentinel Desktop&#xa0;: déplacez-le ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>{path} is a link and must be a file or folder of its own: put what it points to in its place.</source>
        <translation>{path} est un lien et doit être un fichier ou un dossier à part entière&#xa0;: mettez à sa place ce vers quoi il pointe.</translation>
    </message>
    <message>
        <source>The keyring of this account no longer has the password of the database in {home}: restore the keyring, or make another with &apos;sentinel-desktop db new-password&apos;.</source>
        <translation>Le trousseau de ce compte n&apos;a plus le mot de passe de la base de données dans {home}&#xa0;: restaurez le trousseau, ou créez-en un autre avec «&#xa0;sentinel-desktop db new-password&#xa0;».</translation>
    </message>
    <message>
        <source>The file {path} is damaged: restore the folder from a backup or choose another data folder.</source>
        <translation>Le fichier {path} est endommagé&#xa0;: restaurez le dossier d&apos;une sauvegarde ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The database folder {home} was made by a newer version of Sentinel Desktop: start that version.</source>
        <translation>Le dossier de base de données {home} vient d&apos;une version plus récente de Sentinel Desktop&#xa0;: démarrez cette version.</translation>
    </message>
    <message>
        <source>The database in {cluster} is gone: restore the folder from a backup or choose another data folder.</source>
        <translation>La base de données dans {cluster} a disparu&#xa0;: restaurez le dossier d&apos;une sauvegarde ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The database in {cluster} is damaged: restore the folder from a backup.</source>
        <translation>La base de données dans {cluster} est endommagée&#xa0;: restaurez le dossier d&apos;une sauvegarde.</translation>
    </message>
    <message>
        <source>The password file {path} is gone: restore it from a backup, or make another with &apos;sentinel-desktop db new-password&apos;.</source>
        <translation>Le fichier de mot de passe {path} a disparu&#xa0;: restaurez-le d&apos;une sauvegarde, ou créez un autre mot de passe avec «&#xa0;sentinel-desktop db new-password&#xa0;».</translation>
    </message>
    <message>
        <source>The database in {cluster} belongs to another account: start the program from that account or choose another data folder.</source>
        <translation>La base de données dans {cluster} appartient à un autre compte&#xa0;: démarrez le programme de ce compte ou choisissez un autre dossier de données.</translation>
    </message>
    <message>
        <source>The folder {home} is a copy of {origin} and its database is still that one&apos;s: use the original, or restore a backup into another data folder.</source>
        <translation>Le dossier {home} est une copie de {origin} et sa base de données est encore la sienne&#xa0;: utilisez l&apos;original, ou restaurez une sauvegarde dans un autre dossier de données.</translation>
    </message>
    <message>
        <source>The database folder {home} was written by PostgreSQL {version} and this program has {major}: start the version of the program that made it, or restore a backup into another data folder.</source>
        <translation>Le dossier de base de données {home} a été écrit par PostgreSQL {version} et ce programme a la version {major}&#xa0;: démarrez la version du programme qui l&apos;a créé, ou restaurez une sauvegarde dans un autre dossier de données.</translation>
    </message>
    <message>
        <source>The database in {cluster} gave no sign in time: free this computer of other work and try again.</source>
        <translation>La base de données dans {cluster} n&apos;a pas donné signe de vie à temps&#xa0;: libérez cet ordinateur d&apos;autres tâches et réessayez.</translation>
    </message>
    <message>
        <source>The owner of the database in {cluster} could not be given a new password: restore the folder from a backup.</source>
        <translation>Le propriétaire de la base de données dans {cluster} n&apos;a pas pu recevoir un nouveau mot de passe&#xa0;: restaurez le dossier d&apos;une sauvegarde.</translation>
    </message>
    <message>
        <source>the keyring of this account</source>
        <translation>le trousseau de ce compte</translation>
    </message>
    <message>
        <source>The database in {cluster} does not accept the password in {place}: restore both from the same backup.</source>
        <translation>La base de données dans {cluster} n&apos;accepte pas le mot de passe qui se trouve dans {place}&#xa0;: restaurez les deux de la même sauvegarde.</translation>
    </message>
    <message>
        <source>The start of the database was broken off because the program is closing.</source>
        <translation>Le démarrage de la base de données a été interrompu parce que le programme se ferme.</translation>
    </message>
    <message>
        <source>The PostgreSQL {major} of the package {distribution} is not installed: install the program again with its requirements, or name a server with --database.</source>
        <translation>Le PostgreSQL {major} du paquet {distribution} n&apos;est pas installé&#xa0;: réinstallez le programme avec ce qu&apos;il lui faut, ou nommez un serveur avec --database.</translation>
    </message>
    <message>
        <source>Waiting for the last processes of the database&apos;s previous run to end...</source>
        <translation>Attente de la fin des derniers processus de la base de données...</translation>
    </message>
    <message>
        <source>Processes of an earlier run still use the database in {cluster}: restart this computer and try again.</source>
        <translation>Des processus d&apos;une exécution antérieure utilisent encore la base de données dans {cluster}&#xa0;: redémarrez cet ordinateur et réessayez.</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root and the account {account} cannot be made: make it (useradd --system {account}) or start the program from another account.</source>
        <translation>PostgreSQL ne fonctionne pas sous root et le compte {account} ne peut pas être créé&#xa0;: créez-le (useradd --system {account}) ou démarrez le programme d&apos;un autre compte.</translation>
    </message>
    <message>
        <source>There is no database in {home} yet: the first start makes it.</source>
        <translation>Il n&apos;y a pas encore de base de données dans {home}&#xa0;: le premier démarrage la crée.</translation>
    </message>
    <message>
        <source>A program uses the database of this computer: close every one of them, and do this again.</source>
        <translation>Un programme utilise la base de données de cet ordinateur&#xa0;: fermez-les tous, et recommencez.</translation>
    </message>
    <message>
        <source>The account that runs the database cannot reach {cluster}: let every account pass through the folders above it (chmod o+x), or move the data folder back.</source>
        <translation>Le compte qui fait fonctionner la base de données ne peut pas atteindre {cluster}&#xa0;: laissez tous les comptes traverser les dossiers au-dessus (chmod o+x), ou remettez le dossier de données à sa place.</translation>
    </message>
    <message>
        <source>Starting the database of this computer...</source>
        <translation>Démarrage de la base de données de cet ordinateur...</translation>
    </message>
    <message>
        <source>Waiting for another program that starts or stops the database...</source>
        <translation>Attente d&apos;un autre programme qui démarre ou arrête la base de données...</translation>
    </message>
    <message>
        <source>Another program holds {path} for too long: end it, or restart this computer.</source>
        <translation>Un autre programme retient {path} depuis trop longtemps&#xa0;: terminez-le, ou redémarrez cet ordinateur.</translation>
    </message>
    <message>
        <source>The database is recovering after an unclean stop ({seconds} s so far)...</source>
        <translation>La base de données se rétablit après un arrêt brutal ({seconds} s jusqu&apos;ici)...</translation>
    </message>
    <message>
        <source>The database in {cluster} is not ready yet and goes on recovering: leave the computer on and start again later; {log} shows how far it is.</source>
        <translation>La base de données dans {cluster} n&apos;est pas encore prête et continue de se rétablir&#xa0;: laissez l&apos;ordinateur allumé et redémarrez plus tard; {log} montre où elle en est.</translation>
    </message>
    <message>
        <source>The database in {cluster} does not start; the reason is at the end of {log}: correct it, or restore the folder from a backup.</source>
        <translation>La base de données dans {cluster} ne démarre pas; la raison est à la fin de {log}&#xa0;: corrigez-la, ou restaurez le dossier d&apos;une sauvegarde.</translation>
    </message>
</context>
<context>
    <name>PagedCard</name>
    <message>
        <source>The newest {n} are shown. Choose a period to see the others.</source>
        <translation>Les {n} plus récents sont affichés. Choisissez une période pour voir les autres.</translation>
    </message>
</context>
<context>
    <name>PaletteStrip</name>
    <message>
        <source>Palette of colours that read well: left and right choose</source>
        <translation>Palette de couleurs lisibles&#xa0;: gauche et droite choisissent</translation>
    </message>
</context>
<context>
    <name>PassageDelegate</name>
    <message>
        <source>told otherwise</source>
        <translation>dit autrement</translation>
    </message>
    <message>
        <source>to {host}</source>
        <translation>pour {host}</translation>
    </message>
</context>
<context>
    <name>PassageReasons</name>
    <message>
        <source>Archived while in.</source>
        <translation>Archivé alors que présent.</translation>
    </message>
</context>
<context>
    <name>PassageWords</name>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Est entré</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Est sorti</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>One-way reader</source>
        <translation>Sens unique</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>At the desk</source>
        <translation>Au poste</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Lockup</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Rollover</source>
        <translation>Fin de journée</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>Re-derived</source>
        <translation>Recalculé</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Membre</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Event attendee</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Remplacé</translation>
    </message>
    <message>
        <source>Did not happen</source>
        <translation>N&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>Nobody saw it</source>
        <translation>Vu par personne</translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>again</source>
        <translation>encore</translation>
    </message>
    <message>
        <source>see desk</source>
        <translation>voir poste</translation>
    </message>
    <message>
        <source>{name} · visitor</source>
        <translation>{name} · visiteur</translation>
    </message>
    <message>
        <source>{name} · event</source>
        <translation>{name} · activité</translation>
    </message>
    <message>
        <source>badge …{tail} not known</source>
        <translation>insigne …{tail} inconnu</translation>
    </message>
    <message>
        <source>badge …{tail} held by nobody</source>
        <translation>insigne …{tail} détenu par personne</translation>
    </message>
    <message>
        <source>badge …{tail} not active</source>
        <translation>insigne …{tail} inactif</translation>
    </message>
    <message>
        <source>badge …{tail}</source>
        <translation>insigne …{tail}</translation>
    </message>
</context>
<context>
    <name>PassagesCard</name>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>No passage fits these filters</source>
        <translation>Aucun passage ne répond à ces filtres</translation>
    </message>
    <message>
        <source>Everybody who came in or went out stands here: members, visitors, people of events.</source>
        <translation>Quiconque est entré ou sorti figure ici&#xa0;: membres, visiteurs, gens des activités.</translation>
    </message>
</context>
<context>
    <name>PassagesModel</name>
    <message>
        <source>{time} {word}: {name}, at {station}</source>
        <translation>{time} {word}&#xa0;: {name}, à {station}</translation>
    </message>
    <message>
        <source>{time} {word}: {name}</source>
        <translation>{time} {word}&#xa0;: {name}</translation>
    </message>
    <message>
        <source>. Host: {host}</source>
        <translation>. Hôte&#xa0;: {host}</translation>
    </message>
    <message>
        <source>. Recorded here, waiting for the database</source>
        <translation>. Enregistré ici, en attente de la base de données</translation>
    </message>
    <message>
        <source>. The person was told otherwise at the reader</source>
        <translation>. La personne a reçu une autre réponse au lecteur</translation>
    </message>
</context>
<context>
    <name>PassagesPage</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
</context>
<context>
    <name>PassagesView</name>
    <message>
        <source>Latest passages</source>
        <translation>Derniers passages</translation>
    </message>
</context>
<context>
    <name>PasswordAskingDialog</name>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Wait {n} s, then try again.</source>
        <translation>Attendez {n} s, puis réessayez.</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>For {name}. It is never asked for again by anybody, and nobody can look it up.</source>
        <translation>Pour {name}. Personne ne le redemandera jamais, et personne ne peut le consulter.</translation>
    </message>
    <message>
        <source>{name}, the password you were given was for this one time. Choose one of your own to go on: some words that do not belong together are easy to remember and hard to guess.</source>
        <translation>{name}, le mot de passe reçu ne valait que cette fois. Choisissez le vôtre pour continuer&#xa0;: quelques mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Choisissez votre propre mot de passe</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>Changer votre mot de passe</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Le changer</translation>
    </message>
    <message>
        <source>The one-time password</source>
        <translation>Celui à usage unique</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Ancien</translation>
    </message>
</context>
<context>
    <name>PasswordFaults</name>
    <message>
        <source>It needs {least} characters or more.</source>
        <translation>Il faut {least} caractères ou plus.</translation>
    </message>
    <message>
        <source>It may have {most} characters at most.</source>
        <translation>Il peut avoir {most} caractères au plus.</translation>
    </message>
    <message>
        <source>It holds a character that no keyboard types and the database does not take.</source>
        <translation>Il contient un caractère qu&apos;aucun clavier ne tape et que la base de données n&apos;accepte pas.</translation>
    </message>
    <message>
        <source>It is among the first that are tried: several words that do not belong together are better.</source>
        <translation>Il est parmi les premiers qu&apos;on essaie&#xa0;: plusieurs mots sans lien entre eux valent mieux.</translation>
    </message>
    <message>
        <source>It is little more than your name or the unit&apos;s.</source>
        <translation>Ce n&apos;est guère plus que votre nom ou celui de l&apos;unité.</translation>
    </message>
</context>
<context>
    <name>PasswordRules</name>
    <message>
        <source>{n} characters or more</source>
        <translation>{n} caractères ou plus</translation>
    </message>
    <message>
        <source>not longer than a page: it was pasted by mistake</source>
        <translation>pas plus long qu&apos;une page&#xa0;: collé par erreur</translation>
    </message>
    <message>
        <source>no character that no keyboard types</source>
        <translation>aucun caractère qu&apos;aucun clavier ne produit</translation>
    </message>
    <message>
        <source>not one of those that everybody tries first</source>
        <translation>pas un de ceux que tout le monde essaie d&apos;abord</translation>
    </message>
    <message>
        <source>not your name, nor the unit&apos;s</source>
        <translation>ni votre nom, ni celui de l&apos;unité</translation>
    </message>
</context>
<context>
    <name>PastCard</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>Changes ({key})</source>
        <translation>Changements ({key})</translation>
    </message>
</context>
<context>
    <name>PastModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
</context>
<context>
    <name>PastReader</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Rien n&apos;a encore été changé.</translation>
    </message>
    <message>
        <source>Never came yet.</source>
        <translation>Jamais venu.</translation>
    </message>
</context>
<context>
    <name>PatternCard</name>
    <message>
        <source>When they are in, the last 8 weeks</source>
        <translation>Heures de présence, les 8 dernières semaines</translation>
    </message>
</context>
<context>
    <name>PatternPicture</name>
    <message>
        <source>Presence by weekday and hour</source>
        <translation>Présence par jour de semaine et heure</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>the nominal roll</source>
        <translation>la liste nominative</translation>
    </message>
    <message>
        <source>made by hand</source>
        <translation>créé à la main</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>Last saved</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>{division} ({code}) · {number}</source>
        <translation>{division} ({code}) · {number}</translation>
    </message>
    <message>
        <source>✕ Archived on {day}</source>
        <translation>✕ Archivé le {day}</translation>
    </message>
    <message>
        <source>deleted value</source>
        <translation>valeur supprimée</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Sorti</translation>
    </message>
    <message>
        <source>never came yet</source>
        <translation>jamais venu</translation>
    </message>
    <message>
        <source>since {when}</source>
        <translation>depuis {when}</translation>
    </message>
    <message>
        <source>no badge</source>
        <translation>sans insigne</translation>
    </message>
    <message>
        <source>badge {label}</source>
        <translation>insigne {label}</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>sans échéance</translation>
    </message>
    <message>
        <source>✕ expired</source>
        <translation>✕ expirée</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>✓ valid</source>
        <translation>✓ valide</translation>
    </message>
    <message>
        <source>! last day</source>
        <translation>! dernier jour</translation>
    </message>
    <message>
        <source>! 1 day left</source>
        <translation>! encore 1 jour</translation>
    </message>
    <message>
        <source>! {n} days left</source>
        <translation>! encore {n} jours</translation>
    </message>
    <message>
        <source>✕ did not happen</source>
        <translation>✕ n&apos;a pas eu lieu</translation>
    </message>
    <message>
        <source>→ in</source>
        <translation>→ entrée</translation>
    </message>
    <message>
        <source>← out</source>
        <translation>← sortie</translation>
    </message>
    <message>
        <source>badge</source>
        <translation>insigne</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>à la main</translation>
    </message>
    <message>
        <source>lockup</source>
        <translation>fermeture</translation>
    </message>
    <message>
        <source>end of the day</source>
        <translation>fin de journée</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>turned round by a late scan</source>
        <translation>inversé par une lecture tardive</translation>
    </message>
    <message>
        <source>replaced, counts no longer</source>
        <translation>remplacé, ne compte plus</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>par {name}</translation>
    </message>
    <message>
        <source>seen by nobody</source>
        <translation>vu par personne</translation>
    </message>
    <message>
        <source>Not in once in the last {n} weeks.</source>
        <translation>Pas présent une seule fois en {n} semaines.</translation>
    </message>
    <message>
        <source>In on one day of the last {n} weeks.</source>
        <translation>Présent un jour des {n} dernières semaines.</translation>
    </message>
    <message>
        <source>In on {days} days of the last {n} weeks.</source>
        <translation>Présent {days} jours des {n} dernières semaines.</translation>
    </message>
    <message>
        <source>Mostly {times}.</source>
        <translation>Surtout {times}.</translation>
    </message>
    <message>
        <source>{day} {hour}:00 to {until}:00: in {count} of {n} weeks</source>
        <translation>{day} de {hour} h à {until} h&#xa0;: présent {count} semaines sur {n}</translation>
    </message>
    <message>
        <source>{day} {since}:00 to {until}:00 ({count} of {n})</source>
        <translation>{day} de {since} h à {until} h ({count} sur {n})</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>Ceci est requis.</translation>
    </message>
    <message>
        <source>This is too long: shorten it.</source>
        <translation>C&apos;est trop long&#xa0;: abrégez.</translation>
    </message>
    <message>
        <source>An e-mail address is written as name@place, without spaces.</source>
        <translation>Une adresse de courriel s&apos;écrit nom@lieu, sans espaces.</translation>
    </message>
    <message>
        <source>A telephone number has 4 to 20 digits, as in 204-555-0142 x12.</source>
        <translation>Un numéro de téléphone a de 4 à 20 chiffres, comme 204-555-0142 x12.</translation>
    </message>
    <message>
        <source>There is no such date: write year, month, day, as 2026-04-01.</source>
        <translation>Cette date n&apos;existe pas&#xa0;: écrivez année, mois, jour, comme 2026-04-01.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Ce jour est encore à venir.</translation>
    </message>
    <message>
        <source>The end is before the start.</source>
        <translation>La fin précède le début.</translation>
    </message>
    <message>
        <source>Another record has it already.</source>
        <translation>Une autre fiche l&apos;a déjà.</translation>
    </message>
    <message>
        <source>Somebody deleted this value: choose another one.</source>
        <translation>Quelqu&apos;un a supprimé cette valeur&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The database does not take this.</source>
        <translation>La base de données ne prend pas ceci.</translation>
    </message>
    <message>
        <source>The file cannot be read: see whether it is still there.</source>
        <translation>Le fichier ne peut être lu&#xa0;: voyez s&apos;il est toujours là.</translation>
    </message>
    <message>
        <source>The file is larger than {n} MB: choose a smaller one.</source>
        <translation>Le fichier dépasse {n} Mo&#xa0;: choisissez-en un plus petit.</translation>
    </message>
    <message>
        <source>This is not a picture that is taken: choose a JPEG, PNG or WebP.</source>
        <translation>Cette image n&apos;est pas prise&#xa0;: choisissez un JPEG, PNG ou WebP.</translation>
    </message>
    <message>
        <source>A side of the picture has more than {n} pixels: choose a smaller one.</source>
        <translation>Un côté de l&apos;image dépasse {n} pixels&#xa0;: choisissez-en une plus petite.</translation>
    </message>
    <message>
        <source>The picture is damaged or incomplete: choose another one.</source>
        <translation>L&apos;image est endommagée ou incomplète&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard: copy one, then paste.</source>
        <translation>Il n&apos;y a pas d&apos;image dans le presse-papiers&#xa0;: copiez-en une, puis collez.</translation>
    </message>
    <message>
        <source>a value that was deleted</source>
        <translation>une valeur supprimée</translation>
    </message>
</context>
<context>
    <name>PersonActs</name>
    <message>
        <source>Somebody deleted this tag meanwhile.</source>
        <translation>Quelqu&apos;un a supprimé cette étiquette entre-temps.</translation>
    </message>
    <message>
        <source>There is no other kind of qualification to grant: add one in the lists.</source>
        <translation>Il n&apos;y a pas d&apos;autre type de qualification à accorder&#xa0;: ajoutez-en un dans les listes.</translation>
    </message>
    <message>
        <source>It is granted.</source>
        <translation>Elle est accordée.</translation>
    </message>
    <message>
        <source>It is changed.</source>
        <translation>Elle est modifiée.</translation>
    </message>
    <message>
        <source>Somebody withdrew it meanwhile: grant it anew.</source>
        <translation>Quelqu&apos;un l&apos;a retirée entre-temps&#xa0;: accordez-la de nouveau.</translation>
    </message>
    <message>
        <source>Withdraw {kind}</source>
        <translation>Retirer {kind}</translation>
    </message>
    <message>
        <source>{name} has it no longer then, from this moment on.</source>
        <translation>{name} ne l&apos;a alors plus, dès cet instant.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Not withdrawn: somebody changed it meanwhile. Look again.</source>
        <translation>Pas retirée&#xa0;: quelqu&apos;un l&apos;a modifiée entre-temps. Regardez de nouveau.</translation>
    </message>
    <message>
        <source>It is withdrawn.</source>
        <translation>Elle est retirée.</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>Archivé.</translation>
    </message>
    <message>
        <source>Not archived: somebody changed this member meanwhile. Look, and do it again.</source>
        <translation>Pas archivé&#xa0;: quelqu&apos;un a modifié ce membre entre-temps. Regardez, et recommencez.</translation>
    </message>
    <message>
        <source>Restored: of the unit again.</source>
        <translation>Rétabli&#xa0;: de nouveau de l&apos;unité.</translation>
    </message>
    <message>
        <source>Not restored: somebody changed this member meanwhile. Look, and do it again.</source>
        <translation>Pas rétabli&#xa0;: quelqu&apos;un a modifié ce membre entre-temps. Regardez, et recommencez.</translation>
    </message>
</context>
<context>
    <name>PersonHead</name>
    <message>
        <source>The member</source>
        <translation>Le membre</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Photo…</source>
        <translation>Photo…</translation>
    </message>
    <message>
        <source>Archive…</source>
        <translation>Archiver…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>All members</source>
        <translation>Tous les membres</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>PersonPresenter</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>This member is no longer there</source>
        <translation>Ce membre n&apos;est plus là</translation>
    </message>
    <message>
        <source>Somebody deleted them.</source>
        <translation>Quelqu&apos;un l&apos;a supprimé.</translation>
    </message>
    <message>
        <source>This member cannot be shown now</source>
        <translation>Ce membre ne peut être affiché maintenant</translation>
    </message>
    <message>
        <source>! What you typed at {when} is not saved: Edit goes on with it.</source>
        <translation>! Ce que vous avez saisi à {when} n&apos;est pas enregistré&#xa0;: Modifier le reprend.</translation>
    </message>
    <message>
        <source>New member</source>
        <translation>Nouveau membre</translation>
    </message>
    <message>
        <source>What is needed says so under its field.</source>
        <translation>Ce qui est requis le dit sous son champ.</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Photograph of {name}</source>
        <translation>Photographie de {name}</translation>
    </message>
    <message>
        <source>It is kept as you see it, without the place, the date or anything else in it.</source>
        <translation>Elle est conservée telle que vous la voyez, sans le lieu, la date ni rien d&apos;autre.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La conserver</translation>
    </message>
    <message>
        <source>{width} by {height} pixels, {size} kB</source>
        <translation>{width} sur {height} pixels, {size} ko</translation>
    </message>
</context>
<context>
    <name>PhotoFrame</name>
    <message>
        <source>Enter: choose a file · Ctrl+V: paste · Del: remove · or drop a picture here</source>
        <translation>Entrée&#xa0;: choisir un fichier · Ctrl+V&#xa0;: coller · Suppr&#xa0;: retirer · ou déposez une image ici</translation>
    </message>
</context>
<context>
    <name>PhotoMenu</name>
    <message>
        <source>The photograph</source>
        <translation>La photographie</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>Choisir un &amp;fichier…</translation>
    </message>
    <message>
        <source>&amp;Paste from the clipboard</source>
        <translation>&amp;Coller du presse-papiers</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Retirer…</translation>
    </message>
</context>
<context>
    <name>PhotoPresenter</name>
    <message>
        <source>A photograph of {name}</source>
        <translation>Une photographie de {name}</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>The photograph is kept.</source>
        <translation>La photographie est conservée.</translation>
    </message>
    <message>
        <source>Somebody put another one here meanwhile. Keep yours in its place?</source>
        <translation>Quelqu&apos;un en a mis une autre ici entre-temps. Garder la vôtre à sa place?</translation>
    </message>
    <message>
        <source>Somebody removed the one that was here. Keep yours all the same?</source>
        <translation>Quelqu&apos;un a retiré celle qui était ici. Garder la vôtre quand même?</translation>
    </message>
    <message>
        <source>Remove the photograph</source>
        <translation>Retirer la photographie</translation>
    </message>
    <message>
        <source>{name} is without one then. It cannot be brought back.</source>
        <translation>{name} n&apos;en a alors plus. Elle ne peut être récupérée.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Not removed: somebody put another one here meanwhile.</source>
        <translation>Pas retirée&#xa0;: quelqu&apos;un en a mis une autre ici entre-temps.</translation>
    </message>
    <message>
        <source>The photograph is removed.</source>
        <translation>La photographie est retirée.</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>This computer alone</source>
        <translation>Cet ordinateur seul</translation>
    </message>
    <message>
        <source>Nothing to install. The unit&apos;s server can come later.</source>
        <translation>Rien à installer. Le serveur de l&apos;unité peut venir plus tard.</translation>
    </message>
    <message>
        <source>The unit&apos;s server</source>
        <translation>Le serveur de l&apos;unité</translation>
    </message>
    <message>
        <source>A PostgreSQL that several desks share. Ask its administrator for the address.</source>
        <translation>Un PostgreSQL que plusieurs postes partagent. Demandez l&apos;adresse à son administrateur.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>db.unit.example, with :port and /database where needed</source>
        <translation>db.unit.example, avec :port et /database au besoin</translation>
    </message>
    <message>
        <source>The database&apos;s owner</source>
        <translation>Le propriétaire de la base</translation>
    </message>
    <message>
        <source>used once, not kept</source>
        <translation>utilisé une fois, pas conservé</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Name of this station</source>
        <translation>Nom de cette station</translation>
    </message>
    <message>
        <source>as boards and logs call it: Front desk</source>
        <translation>comme les tableaux et journaux l&apos;appellent&#xa0;: Poste d&apos;entrée</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Administration</source>
        <translation>Administration</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>Photograph of {name}</source>
        <translation>Photographie de {name}</translation>
    </message>
    <message>
        <source>No photograph of {name}</source>
        <translation>Pas de photographie de {name}</translation>
    </message>
</context>
<context>
    <name>PresencePage</name>
    <message>
        <source>Nothing recorded yet. Every badge that is scanned stands here.</source>
        <translation>Rien d&apos;enregistré encore. Chaque insigne lu figure ici.</translation>
    </message>
    <message>
        <source>Latest passages</source>
        <translation>Derniers passages</translation>
    </message>
    <message>
        <source>next badge</source>
        <translation>insigne suivant</translation>
    </message>
    <message>
        <source>Scans the next badge of the simulated reader</source>
        <translation>Lit le prochain insigne du lecteur simulé</translation>
    </message>
</context>
<context>
    <name>PresencePresenter</name>
    <message>
        <source>Told otherwise at the reader</source>
        <translation>Autre réponse donnée au lecteur</translation>
    </message>
    <message>
        <source>Told otherwise at the reader, and {n} more</source>
        <translation>Autre réponse donnée au lecteur, et {n} de plus</translation>
    </message>
    <message>
        <source>{time} {name}: told “{told}”, recorded as “{recorded}”. It is kept for review.</source>
        <translation>{time} {name}&#xa0;: dit «&#xa0;{told}&#xa0;», enregistré comme «&#xa0;{recorded}&#xa0;». C&apos;est conservé pour examen.</translation>
    </message>
    <message>
        <source>badge …{tail}</source>
        <translation>insigne …{tail}</translation>
    </message>
    <message>
        <source>Write names and times on paper until this is mended.</source>
        <translation>Notez noms et heures sur papier jusqu&apos;à la réparation.</translation>
    </message>
    <message>
        <source>Do not scan: nothing is recorded</source>
        <translation>Ne passez pas d&apos;insigne&#xa0;: rien n&apos;est enregistré</translation>
    </message>
    <message>
        <source>{key} opens the reader&apos;s page, where one of them is chosen.</source>
        <translation>{key} ouvre la page du lecteur, où l&apos;on en choisit un.</translation>
    </message>
    <message>
        <source>Several readers are attached</source>
        <translation>Plusieurs lecteurs sont branchés</translation>
    </message>
    <message>
        <source>Plug it in again: it goes on by itself.</source>
        <translation>Rebranchez-le&#xa0;: il reprend de lui-même.</translation>
    </message>
    <message>
        <source>The reader is lost</source>
        <translation>Le lecteur est perdu</translation>
    </message>
    <message>
        <source>Is it plugged in? It is used as soon as it is found.</source>
        <translation>Est-il branché? Il sert dès qu&apos;il est trouvé.</translation>
    </message>
    <message>
        <source>Looking for the reader</source>
        <translation>Recherche du lecteur</translation>
    </message>
    <message>
        <source>No badge is read at this desk now.</source>
        <translation>Aucun insigne n&apos;est lu à ce poste maintenant.</translation>
    </message>
    <message>
        <source>The reader is stopped</source>
        <translation>Le lecteur est arrêté</translation>
    </message>
    <message>
        <source>Tap a badge</source>
        <translation>Présentez un insigne</translation>
    </message>
    <message>
        <source>The reader is ready.</source>
        <translation>Le lecteur est prêt.</translation>
    </message>
    <message>
        <source>The reader is ready; the database is starting.</source>
        <translation>Le lecteur est prêt; la base de données démarre.</translation>
    </message>
    <message>
        <source>Recorded here, sent on when the database answers.</source>
        <translation>Enregistré ici, transmis quand la base de données répond.</translation>
    </message>
</context>
<context>
    <name>QualificationDialog</name>
    <message>
        <source>Grant a qualification</source>
        <translation>Accorder une qualification</translation>
    </message>
    <message>
        <source>Change a qualification</source>
        <translation>Modifier une qualification</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Accorder</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>year-month-day, as {today}</source>
        <translation>année-mois-jour, comme {today}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Granted on</source>
        <translation>Accordée le</translation>
    </message>
    <message>
        <source>Expires on</source>
        <translation>Expire le</translation>
    </message>
    <message>
        <source>the last valid day; empty: for good</source>
        <translation>le dernier jour valide; vide&#xa0;: sans échéance</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile: granted {granted}, expires {expires}. Save yours over it?</source>
        <translation>Quelqu&apos;un l&apos;a modifiée entre-temps&#xa0;: accordée le {granted}, expire le {expires}. Enregistrer la vôtre par-dessus?</translation>
    </message>
</context>
<context>
    <name>QualificationsCard</name>
    <message>
        <source>Qualifications</source>
        <translation>Qualifications</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Aucune encore.</translation>
    </message>
    <message>
        <source>Grant…</source>
        <translation>Accorder…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>QuestionBar</name>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>Dans une heure</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>A check-out nobody saw</source>
        <translation>Une sortie que personne n&apos;a vue</translation>
    </message>
    <message>
        <source>When did {name} leave?</source>
        <translation>Heure du départ de {name}</translation>
    </message>
    <message>
        <source>Record the time</source>
        <translation>Enregistrer l&apos;heure</translation>
    </message>
    <message>
        <source>Between {came}, when they came in, and {left}.</source>
        <translation>Entre {came}, l&apos;heure d&apos;entrée, et {left}.</translation>
    </message>
    <message>
        <source>Before {left}.</source>
        <translation>Avant {left}.</translation>
    </message>
    <message>
        <source>The true time, as 22:10; it lies before {left}.</source>
        <translation>L&apos;heure véritable, comme 22:10; elle précède {left}.</translation>
    </message>
    <message>
        <source>&amp;Left at</source>
        <translation>&amp;Parti à</translation>
    </message>
    <message>
        <source>Left at</source>
        <translation>Départ à</translation>
    </message>
    <message>
        <source>As recorded</source>
        <translation>Comme enregistré</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>Ask in an hour</source>
        <translation>Demander dans une heure</translation>
    </message>
    <message>
        <source>Ask tomorrow</source>
        <translation>Demander demain</translation>
    </message>
</context>
<context>
    <name>RailButton</name>
    <message>
        <source>{page}: {n}</source>
        <translation>{page}&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>RailTools</name>
    <message>
        <source>FR</source>
        <comment>the other language, in two letters</comment>
        <translation>EN</translation>
    </message>
    <message>
        <source>Français</source>
        <comment>the other language</comment>
        <translation>English</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Touches et aide</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Look: {choice}. Press for the next one.</source>
        <translation>Apparence&#xa0;: {choice}. Appuyez pour la suivante.</translation>
    </message>
    <message>
        <source>Sound: muted</source>
        <translation>Son&#xa0;: coupé</translation>
    </message>
    <message>
        <source>Sound: {volume} of 100</source>
        <translation>Son&#xa0;: {volume} sur 100</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Choose a reader</source>
        <translation>Choisissez un lecteur</translation>
    </message>
    <message>
        <source>Several readers are attached</source>
        <translation>Plusieurs lecteurs sont branchés</translation>
    </message>
    <message>
        <source>No badge is read before one of them is chosen.</source>
        <translation>Aucun insigne n&apos;est lu avant que l&apos;un d&apos;eux soit choisi.</translation>
    </message>
    <message>
        <source>Reader ready</source>
        <translation>Lecteur prêt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Every badge on it is recorded.</source>
        <translation>Chaque insigne qu&apos;on y présente est enregistré.</translation>
    </message>
    <message>
        <source>Reader: searching</source>
        <translation>Lecteur&#xa0;: recherche</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>No badge is read. Is it plugged in? It is used as soon as it is found.</source>
        <translation>Aucun insigne n&apos;est lu. Est-il branché? Il sert dès qu&apos;il est trouvé.</translation>
    </message>
    <message>
        <source>Reader lost</source>
        <translation>Lecteur perdu</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdu</translation>
    </message>
    <message>
        <source>No badge is read. Plug it in again: it goes on by itself.</source>
        <translation>Aucun insigne n&apos;est lu. Rebranchez-le&#xa0;: il reprend de lui-même.</translation>
    </message>
    <message>
        <source>Reader stopped</source>
        <translation>Lecteur arrêté</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>No badge is read at this desk now.</source>
        <translation>Aucun insigne n&apos;est lu à ce poste maintenant.</translation>
    </message>
</context>
<context>
    <name>ReaderFacts</name>
    <message>
        <source>none yet</source>
        <translation>aucun encore</translation>
    </message>
    <message>
        <source>{time} · {ago}</source>
        <translation>{time} · {ago}</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Last byte</source>
        <translation>Dernier octet</translation>
    </message>
    <message>
        <source>Last badge</source>
        <translation>Dernier insigne</translation>
    </message>
    <message>
        <source>Badge frames</source>
        <translation>Trames d&apos;insigne</translation>
    </message>
    <message>
        <source>of these, repeats folded</source>
        <translation>dont répétitions réunies</translation>
    </message>
    <message>
        <source>Bad frames</source>
        <translation>Trames fautives</translation>
    </message>
    <message>
        <source>Reads the reader lost</source>
        <translation>Lectures perdues par le lecteur</translation>
    </message>
    <message>
        <source>Reconnects</source>
        <translation>Reconnexions</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
</context>
<context>
    <name>ReaderFaults</name>
    <message>
        <source>The reader is given by the command line, an environment variable or the settings file: change it there.</source>
        <translation>Le lecteur est donné par la ligne de commande, une variable d&apos;environnement ou le fichier de réglages&#xa0;: changez-le là.</translation>
    </message>
    <message>
        <source>The choice cannot be kept on this computer ({why}): the reader stays as it was.</source>
        <translation>Le choix ne peut pas être conservé sur cet ordinateur ({why})&#xa0;: le lecteur reste tel qu&apos;il était.</translation>
    </message>
    <message>
        <source>A reader that types is heard by the window of the desk only: choose another for a station without one.</source>
        <translation>Un lecteur qui tape n&apos;est entendu que par la fenêtre du poste&#xa0;: choisissez-en un autre pour une station sans fenêtre.</translation>
    </message>
    <message>
        <source>The reader on {device} does not answer: check its power, its cable and that it is the kind that is set.</source>
        <translation>Le lecteur sur {device} ne répond pas&#xa0;: vérifiez son alimentation, son câble et qu&apos;il est bien du type réglé.</translation>
    </message>
    <message>
        <source>Keyboards can be taken for this program alone on Linux only: choose the reader &apos;keyboard&apos; instead.</source>
        <translation>Un clavier ne peut être réservé à ce programme que sous Linux&#xa0;: choisissez plutôt le lecteur «&#xa0;keyboard&#xa0;».</translation>
    </message>
    <message>
        <source>The reader on {name} was unplugged.</source>
        <translation>Le lecteur sur {name} a été débranché.</translation>
    </message>
    <message>
        <source>Several keyboards may be the reader: choose the one that is.</source>
        <translation>Plusieurs claviers peuvent être le lecteur&#xa0;: choisissez le bon.</translation>
    </message>
    <message>
        <source>No keyboard named {wanted} is attached: plug in the reader, or correct its name.</source>
        <translation>Aucun clavier nommé {wanted} n&apos;est branché&#xa0;: branchez le lecteur, ou corrigez son nom.</translation>
    </message>
    <message>
        <source>Another program has taken {path} for itself: close it there, or name another reader here.</source>
        <translation>Un autre programme a réservé {path}&#xa0;: fermez-le là-bas, ou nommez un autre lecteur ici.</translation>
    </message>
    <message>
        <source>{path} cannot be taken for this program alone ({why}): is it a keyboard?</source>
        <translation>{path} ne peut pas être réservé à ce programme ({why})&#xa0;: est-ce un clavier?</translation>
    </message>
    <message>
        <source>There is no keyboard {path}: plug in the reader, or correct its name.</source>
        <translation>Il n&apos;y a pas de clavier {path}&#xa0;: branchez le lecteur, ou corrigez son nom.</translation>
    </message>
    <message>
        <source>This account may not read {path}: install the udev rule that comes with the program, or add the account to the group &apos;input&apos; and sign in again.</source>
        <translation>Ce compte ne peut pas lire {path}&#xa0;: installez la règle udev fournie avec le programme, ou ajoutez le compte au groupe «&#xa0;input&#xa0;» et rouvrez la session.</translation>
    </message>
    <message>
        <source>The keyboard {path} cannot be opened ({why}): plug the reader in again.</source>
        <translation>Le clavier {path} ne peut pas être ouvert ({why})&#xa0;: rebranchez le lecteur.</translation>
    </message>
    <message>
        <source>The reader&apos;s pattern is longer than {most} characters: shorten it.</source>
        <translation>Le motif du lecteur dépasse {most} caractères&#xa0;: raccourcissez-le.</translation>
    </message>
    <message>
        <source>The reader&apos;s pattern is no regular expression ({why}): correct it.</source>
        <translation>Le motif du lecteur n&apos;est pas une expression régulière ({why})&#xa0;: corrigez-le.</translation>
    </message>
    <message>
        <source>The reader&apos;s pattern must name the serial by the groups &apos;hex&apos;, &apos;reversed&apos;, &apos;id&apos;, &apos;facility&apos; and &apos;id&apos;, or &apos;bits&apos;, as in (?P&lt;hex&gt;[0-9A-F]+).</source>
        <translation>Le motif du lecteur doit nommer le numéro par les groupes «&#xa0;hex&#xa0;», «&#xa0;reversed&#xa0;», «&#xa0;id&#xa0;», «&#xa0;facility&#xa0;» et «&#xa0;id&#xa0;», ou «&#xa0;bits&#xa0;», comme dans (?P&lt;hex&gt;[0-9A-F]+).</translation>
    </message>
    <message>
        <source>The reader&apos;s pattern may take too long for some lines: repeat single characters, not groups, and fewer of them.</source>
        <translation>Le motif du lecteur peut prendre trop de temps sur certaines lignes&#xa0;: répétez des caractères seuls, non des groupes, et moins souvent.</translation>
    </message>
    <message>
        <source>Another program has the keyboard: what the reader types goes there. Click into the window of this one.</source>
        <translation>Un autre programme a le clavier&#xa0;: ce que le lecteur tape va là-bas. Cliquez dans la fenêtre de celui-ci.</translation>
    </message>
    <message>
        <source>A reader that types cannot have the profile &apos;{name}&apos;: use one of {names}.</source>
        <translation>Un lecteur qui tape ne peut pas avoir le profil «&#xa0;{name}&#xa0;»&#xa0;: prenez l&apos;un de {names}.</translation>
    </message>
    <message>
        <source>Another program has the card for itself: close it there.</source>
        <translation>Un autre programme a réservé la carte&#xa0;: fermez-le là-bas.</translation>
    </message>
    <message>
        <source>The card reader {name} was unplugged.</source>
        <translation>Le lecteur de cartes {name} a été débranché.</translation>
    </message>
    <message>
        <source>PC/SC readers need the package pyscard, which is not installed: install it where the program is installed (pip install pyscard).</source>
        <translation>Les lecteurs PC/SC ont besoin du paquet pyscard, qui n&apos;est pas installé&#xa0;: installez-le là où le programme est installé (pip install pyscard).</translation>
    </message>
    <message>
        <source>The package pyscard cannot be loaded ({why}): install the system&apos;s PC/SC library (pcscd).</source>
        <translation>Le paquet pyscard ne peut pas être chargé ({why})&#xa0;: installez la bibliothèque PC/SC du système (pcscd).</translation>
    </message>
    <message>
        <source>The card reader was unplugged.</source>
        <translation>Le lecteur de cartes a été débranché.</translation>
    </message>
    <message>
        <source>The smart card service does not run: start it (pcscd; on Windows &apos;Smart Card&apos;, which runs only while a reader is attached).</source>
        <translation>Le service de cartes à puce ne fonctionne pas&#xa0;: démarrez-le (pcscd; sous Windows «&#xa0;Carte à puce&#xa0;», qui ne fonctionne que si un lecteur est branché).</translation>
    </message>
    <message>
        <source>The smart card service failed ({code}): restart it, or plug the reader in again.</source>
        <translation>Le service de cartes à puce a échoué ({code})&#xa0;: redémarrez-le, ou rebranchez le lecteur.</translation>
    </message>
    <message>
        <source>{n} card readers are attached ({names}): choose one.</source>
        <translation>{n} lecteurs de cartes sont branchés ({names})&#xa0;: choisissez-en un.</translation>
    </message>
    <message>
        <source>No card reader named {name} is attached: plug it in.</source>
        <translation>Aucun lecteur de cartes nommé {name} n&apos;est branché&#xa0;: branchez-le.</translation>
    </message>
    <message>
        <source>No card reader is attached: plug it in, or look whether the computer has its driver.</source>
        <translation>Aucun lecteur de cartes n&apos;est branché&#xa0;: branchez-le, ou voyez si l&apos;ordinateur a son pilote.</translation>
    </message>
    <message>
        <source>No port with the USB id {reader} is attached: plug in the reader.</source>
        <translation>Aucun port portant l&apos;identifiant USB {reader} n&apos;est branché&#xa0;: branchez le lecteur.</translation>
    </message>
    <message>
        <source>The reader on {port} takes no question: unplug it and plug it in again.</source>
        <translation>Le lecteur sur {port} n&apos;accepte aucune question&#xa0;: débranchez-le et rebranchez-le.</translation>
    </message>
    <message>
        <source>No reader is plugged in, or its port is not recognised: plug it in or name its port.</source>
        <translation>Aucun lecteur n&apos;est branché, ou son port n&apos;est pas reconnu&#xa0;: branchez-le ou nommez son port.</translation>
    </message>
    <message>
        <source>{n} ports are called {name} ({devices}): name the one to use.</source>
        <translation>{n} ports se nomment {name} ({devices})&#xa0;: nommez celui à utiliser.</translation>
    </message>
    <message>
        <source>{n} ports may be the reader ({devices}): name the one to use.</source>
        <translation>{n} ports peuvent être le lecteur ({devices})&#xa0;: nommez celui à utiliser.</translation>
    </message>
    <message>
        <source>The reader on {port} was unplugged or switched off.</source>
        <translation>Le lecteur sur {port} a été débranché ou éteint.</translation>
    </message>
    <message>
        <source>There is no port {port}: plug in the reader, or correct its name.</source>
        <translation>Il n&apos;y a pas de port {port}&#xa0;: branchez le lecteur, ou corrigez son nom.</translation>
    </message>
    <message>
        <source>Another program uses {port}: close it there, or name another reader here.</source>
        <translation>Un autre programme utilise {port}&#xa0;: fermez-le là-bas, ou nommez un autre lecteur ici.</translation>
    </message>
    <message>
        <source>This account may not use {port}: add it to the group that owns the port (&apos;dialout&apos; on most systems) and sign in again.</source>
        <translation>Ce compte ne peut pas utiliser {port}&#xa0;: ajoutez-le au groupe propriétaire du port («&#xa0;dialout&#xa0;» sur la plupart des systèmes) et rouvrez la session.</translation>
    </message>
    <message>
        <source>The port {port} cannot be opened ({why}): check that it is there and that no other program uses it.</source>
        <translation>Le port {port} ne peut pas être ouvert ({why})&#xa0;: vérifiez qu&apos;il existe et qu&apos;aucun autre programme ne l&apos;utilise.</translation>
    </message>
    <message>
        <source>There is no reader profile &apos;{name}&apos;: use one of {names}, or none to find it by listening.</source>
        <translation>Il n&apos;y a pas de profil de lecteur «&#xa0;{name}&#xa0;»&#xa0;: prenez l&apos;un de {names}, ou aucun pour le trouver à l&apos;écoute.</translation>
    </message>
    <message>
        <source>The reader profile &apos;{name}&apos; takes no pattern: leave it out, or use the profile &apos;{other}&apos;.</source>
        <translation>Le profil de lecteur «&#xa0;{name}&#xa0;» n&apos;accepte aucun motif&#xa0;: omettez-le, ou prenez le profil «&#xa0;{other}&#xa0;».</translation>
    </message>
    <message>
        <source>A reader that types sends lines of text, which the profile &apos;{name}&apos; does not read: use another one, or none for lines of hex.</source>
        <translation>Un lecteur qui tape envoie des lignes de texte, que le profil «&#xa0;{name}&#xa0;» ne lit pas&#xa0;: prenez-en un autre, ou aucun pour des lignes hexadécimales.</translation>
    </message>
    <message>
        <source>An unexpected fault stopped the reading; the log has the details.</source>
        <translation>Une défaillance imprévue a arrêté la lecture; le journal du programme a les détails.</translation>
    </message>
</context>
<context>
    <name>ReaderKinds</name>
    <message>
        <source>A reader that types like a keyboard, heard by this window</source>
        <translation>Un lecteur qui tape comme un clavier, entendu par cette fenêtre</translation>
    </message>
    <message>
        <source>RDM6300 or Seeed 125 kHz</source>
        <translation>RDM6300 ou Seeed 125 kHz</translation>
    </message>
    <message>
        <source>ID-2LA, ID-12LA or ID-20LA</source>
        <translation>ID-2LA, ID-12LA ou ID-20LA</translation>
    </message>
    <message>
        <source>IDTECK SR10, SR30 or RFK101</source>
        <translation>IDTECK SR10, SR30 ou RFK101</translation>
    </message>
    <message>
        <source>IDTECK, facility and card</source>
        <translation>IDTECK, installation et carte</translation>
    </message>
    <message>
        <source>IDTECK, hex digits</source>
        <translation>IDTECK, chiffres hexadécimaux</translation>
    </message>
    <message>
        <source>ELATEC TWN3 for HID Prox or IndiTag</source>
        <translation>ELATEC TWN3 pour HID Prox ou IndiTag</translation>
    </message>
    <message>
        <source>rf IDEAS pcProx, text as the site lays it out</source>
        <translation>rf IDEAS pcProx, texte tel que le site le présente</translation>
    </message>
    <message>
        <source>Line reader, one hex serial a line</source>
        <translation>Lecteur à lignes, un numéro hexadécimal par ligne</translation>
    </message>
    <message>
        <source>Line reader, hex with the bytes reversed</source>
        <translation>Lecteur à lignes, hexadécimal aux octets inversés</translation>
    </message>
    <message>
        <source>Line reader, one decimal number (0006547886)</source>
        <translation>Lecteur à lignes, un nombre décimal (0006547886)</translation>
    </message>
    <message>
        <source>Line reader, decimal with the bytes reversed</source>
        <translation>Lecteur à lignes, décimal aux octets inversés</translation>
    </message>
    <message>
        <source>Line reader, the low 24 bits as a decimal number</source>
        <translation>Lecteur à lignes, les 24 bits de poids faible en décimal</translation>
    </message>
    <message>
        <source>Line reader, facility and card (099,59822)</source>
        <translation>Lecteur à lignes, installation et carte (099,59822)</translation>
    </message>
    <message>
        <source>Line reader, 26 or 34 Wiegand bits</source>
        <translation>Lecteur à lignes, 26 ou 34 bits Wiegand</translation>
    </message>
    <message>
        <source>OMNIKEY, card bits in binary, hex or decimal</source>
        <translation>OMNIKEY, bits de la carte en binaire, hexadécimal ou décimal</translation>
    </message>
    <message>
        <source>PN532 on its serial line (HSU)</source>
        <translation>PN532 sur sa ligne série (HSU)</translation>
    </message>
    <message>
        <source>rf IDEAS pcProx, asked for its last card (rfid:qid)</source>
        <translation>rf IDEAS pcProx, interrogé sur sa dernière carte (rfid:qid)</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Readers to choose from</source>
        <translation>Lecteurs au choix</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>On {port}.</source>
        <translation>Sur {port}.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>Tap a badge to try it</source>
        <translation>Présentez un insigne pour l&apos;essayer</translation>
    </message>
    <message>
        <source>Any badge: it is shown here and recorded nowhere. Without one, just go on.</source>
        <translation>N&apos;importe quel insigne&#xa0;: il est montré ici et enregistré nulle part. Sans insigne, continuez.</translation>
    </message>
    <message>
        <source>Badge {serial}</source>
        <translation>Insigne {serial}</translation>
    </message>
    <message>
        <source>The reader works. This tap was recorded nowhere.</source>
        <translation>Le lecteur fonctionne. Cette lecture n&apos;a été enregistrée nulle part.</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>The reader of this station, since the program was started.</source>
        <translation>Le lecteur de cette station, depuis le démarrage du programme.</translation>
    </message>
</context>
<context>
    <name>ReaderPresenter</name>
    <message>
        <source>Used from now on, and after the next start.</source>
        <translation>Utilisé dès maintenant, et après le prochain démarrage.</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motif</translation>
    </message>
    <message>
        <source>Left on the train on Tuesday</source>
        <translation>Oublié dans le train mardi</translation>
    </message>
    <message>
        <source>at most {n} characters; kept with the badge, and shown in its story</source>
        <translation>au plus {n} caractères; conservé avec l&apos;insigne, et montré dans son histoire</translation>
    </message>
    <message>
        <source>at most {n} characters; may be empty</source>
        <translation>au plus {n} caractères; peut être vide</translation>
    </message>
</context>
<context>
    <name>RecordFaults</name>
    <message>
        <source>Nobody is signed in at this desk: sign in, and do it again.</source>
        <translation>Personne n&apos;est connecté à ce poste&#xa0;: connectez-vous, puis recommencez.</translation>
    </message>
    <message>
        <source>The database takes from a station its own passages, from an account its own entries, and no others.</source>
        <translation>La base de données accepte d&apos;une station ses propres passages, d&apos;un compte ses propres saisies, et aucun autre.</translation>
    </message>
    <message>
        <source>The record is no longer there: somebody deleted it.</source>
        <translation>La fiche n&apos;existe plus&#xa0;: quelqu&apos;un l&apos;a supprimée.</translation>
    </message>
    <message>
        <source>Somebody changed it meanwhile: compare both versions and save again.</source>
        <translation>Quelqu&apos;un l&apos;a modifiée entre-temps&#xa0;: comparez les deux versions et enregistrez de nouveau.</translation>
    </message>
    <message>
        <source>{name} cannot be written there ({why}): choose another folder, or make room.</source>
        <translation>{name} ne peut pas y être écrit ({why})&#xa0;: choisissez un autre dossier, ou faites de la place.</translation>
    </message>
    <message>
        <source>The program itself needs this value: it can be renamed or hidden.</source>
        <translation>Le programme lui-même a besoin de cette valeur&#xa0;: elle peut être renommée ou masquée.</translation>
    </message>
    <message>
        <source>The program itself knows this value by its code, which stays as it is.</source>
        <translation>Le programme lui-même reconnaît cette valeur à son code, qui reste tel quel.</translation>
    </message>
    <message>
        <source>What was recorded is never changed.</source>
        <translation>Ce qui a été enregistré n&apos;est jamais modifié.</translation>
    </message>
    <message>
        <source>A check-in takes the place of one of the same member only.</source>
        <translation>Un passage n&apos;en remplace qu&apos;un autre du même membre.</translation>
    </message>
    <message>
        <source>Presence is what the member&apos;s check-in says.</source>
        <translation>La présence est ce que dit le passage du membre.</translation>
    </message>
    <message>
        <source>Another record has it already ({fields} in {table}).</source>
        <translation>Une autre fiche l&apos;a déjà ({fields} dans {table}).</translation>
    </message>
    <message>
        <source>Another record has it already.</source>
        <translation>Une autre fiche l&apos;a déjà.</translation>
    </message>
    <message>
        <source>Other records still use it ({fields} in {table}).</source>
        <translation>D&apos;autres fiches l&apos;utilisent encore ({fields} dans {table}).</translation>
    </message>
    <message>
        <source>Other records still use it.</source>
        <translation>D&apos;autres fiches l&apos;utilisent encore.</translation>
    </message>
    <message>
        <source>It refers to a record that is not there ({fields} in {table}).</source>
        <translation>Renvoie à une fiche qui n&apos;existe pas ({fields} dans {table}).</translation>
    </message>
    <message>
        <source>It refers to a record that is not there.</source>
        <translation>Renvoie à une fiche qui n&apos;existe pas.</translation>
    </message>
    <message>
        <source>A value is missing or not allowed ({fields} in {table}).</source>
        <translation>Une valeur manque ou n&apos;est pas permise ({fields} dans {table}).</translation>
    </message>
    <message>
        <source>A value is missing or not allowed.</source>
        <translation>Une valeur manque ou n&apos;est pas permise.</translation>
    </message>
    <message>
        <source>In whose name a visit was told later only the database itself writes.</source>
        <translation>La base de données seule écrit au nom de qui une visite a été signalée après coup.</translation>
    </message>
    <message>
        <source>The last administrator stays one: make somebody else an administrator first.</source>
        <translation>Le dernier administrateur le reste&#xa0;: nommez d&apos;abord un autre administrateur.</translation>
    </message>
    <message>
        <source>The password did not reach the database as it should.</source>
        <translation>Le mot de passe n&apos;est pas parvenu à la base de données comme il le devait.</translation>
    </message>
    <message>
        <source>The account is disabled, or is no longer there.</source>
        <translation>Le compte est désactivé, ou n&apos;existe plus.</translation>
    </message>
    <message>
        <source>It was entered for another day than that of the entry: a supervisor corrects the past.</source>
        <translation>La saisie porte sur un autre jour que celui où elle a été faite&#xa0;: un superviseur corrige le passé.</translation>
    </message>
    <message>
        <source>Its time is yet to come: this station&apos;s clock is ahead.</source>
        <translation>Son heure n&apos;est pas encore venue&#xa0;: l&apos;horloge de cette station avance.</translation>
    </message>
    <message>
        <source>A review is settled in words.</source>
        <translation>Un cas à examiner se règle par écrit.</translation>
    </message>
    <message>
        <source>What was recorded is never removed.</source>
        <translation>Ce qui a été enregistré n&apos;est jamais retiré.</translation>
    </message>
    <message>
        <source>Somebody else holds this badge: take it back first.</source>
        <translation>Quelqu&apos;un d&apos;autre a cet insigne&#xa0;: reprenez-le d&apos;abord.</translation>
    </message>
    <message>
        <source>A value cannot be replaced by itself: choose another one.</source>
        <translation>Une valeur ne peut pas être remplacée par elle-même&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The replacement is a value of another list.</source>
        <translation>La valeur de remplacement est d&apos;une autre liste.</translation>
    </message>
    <message>
        <source>The visitor has not come yet.</source>
        <translation>Le visiteur n&apos;est pas encore arrivé.</translation>
    </message>
    <message>
        <source>The visitor is signed in already.</source>
        <translation>Le visiteur est déjà inscrit.</translation>
    </message>
    <message>
        <source>The visit is over.</source>
        <translation>La visite est terminée.</translation>
    </message>
    <message>
        <source>The visit was cancelled.</source>
        <translation>La visite a été annulée.</translation>
    </message>
    <message>
        <source>A user name has letters, figures and signs, and no spaces.</source>
        <translation>Un nom d&apos;utilisateur a des lettres, des chiffres et des signes, et aucune espace.</translation>
    </message>
    <message>
        <source>The name as others see it is empty, or holds a sign that nothing shows.</source>
        <translation>Le nom que voient les autres est vide, ou contient un signe que rien n&apos;affiche.</translation>
    </message>
    <message>
        <source>There is an account already: sign in, or ask an administrator.</source>
        <translation>Il y a déjà un compte&#xa0;: connectez-vous, ou demandez à un administrateur.</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>This scan is kept at this station and is not in the database.</source>
        <translation>Cette lecture est conservée à cette station et n&apos;est pas dans la base de données.</translation>
    </message>
    <message>
        <source>When the cause is mended, deliver it again: it keeps its time and takes its place in it. Dismiss it only when it must not count, or was entered by hand.</source>
        <translation>Quand la cause est corrigée, transmettez-la de nouveau&#xa0;: elle garde son heure et y prend sa place. Ne l&apos;écartez que si elle ne doit pas compter, ou a été saisie à la main.</translation>
    </message>
    <message>
        <source>Dismiss this scan</source>
        <translation>Écarter cette lecture</translation>
    </message>
    <message>
        <source>It is never recorded: no passage, and nobody&apos;s presence changes. This station keeps it with your reason.</source>
        <translation>Elle n&apos;est jamais enregistrée&#xa0;: aucun passage, et la présence de personne ne change. Cette station la garde avec votre motif.</translation>
    </message>
    <message>
        <source>Why? For example: a test badge, or entered by hand at 18:50</source>
        <translation>Pourquoi? Par exemple&#xa0;: insigne d&apos;essai, ou saisie à la main à 18:50</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>It was dealt with elsewhere meanwhile.</source>
        <translation>Elle a été traitée ailleurs entre-temps.</translation>
    </message>
    <message>
        <source>It is delivered again now. If it is refused again it comes back here.</source>
        <translation>Elle est transmise de nouveau. Si elle est encore refusée, elle revient ici.</translation>
    </message>
    <message>
        <source>{n} scans are delivered again now. What is refused again comes back here.</source>
        <translation>{n} lectures sont transmises de nouveau. Ce qui est encore refusé revient ici.</translation>
    </message>
    <message>
        <source>Badge …{tail}</source>
        <translation>Insigne …{tail}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>once, {since}</source>
        <translation>une fois, {since}</translation>
    </message>
    <message>
        <source>{n} times, last {since}</source>
        <translation>{n} fois, la dernière {since}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Told at the reader</source>
        <translation>Dit au lecteur</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>Refusé parce que</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Combien de fois</translation>
    </message>
</context>
<context>
    <name>RefusedActs</name>
    <message>
        <source>Dismiss what was done by hand</source>
        <translation>Écarter ce qui a été fait à la main</translation>
    </message>
    <message>
        <source>It is never recorded, and nothing changes in the database. This station keeps it with your reason and your name.</source>
        <translation>Ce n&apos;est jamais enregistré, et rien ne change dans la base de données. Cette station le garde avec votre motif et votre nom.</translation>
    </message>
    <message>
        <source>Why? For example: entered anew at 18:50, or it was a mistake</source>
        <translation>Pourquoi? Par exemple&#xa0;: saisi de nouveau à 18:50, ou c&apos;était une erreur</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>It was dealt with elsewhere meanwhile.</source>
        <translation>Elle a été traitée ailleurs entre-temps.</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) by hand are delivered again now. What is refused again comes back here.</source>
        <translation>
            <numerusform>%n action à la main est transmise de nouveau. Ce qui est encore refusé revient ici.</numerusform>
            <numerusform>%n actions à la main sont transmises de nouveau. Ce qui est encore refusé revient ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is dismissed, and kept at this station with your reason.</source>
        <translation>C&apos;est écarté, et conservé à cette station avec votre motif.</translation>
    </message>
    <message>
        <source>Sign in to see whom it is about, and to settle it.</source>
        <translation>Connectez-vous pour voir de qui il s&apos;agit, et pour le régler.</translation>
    </message>
    <message>
        <source>{name} unlocks the desk, or you sign in, to see whom it is about.</source>
        <translation>{name} déverrouille le poste, ou vous vous connectez, pour voir de qui il s&apos;agit.</translation>
    </message>
    <message>
        <source>Choose a password of your own first: then you see whom it is about.</source>
        <translation>Choisissez d&apos;abord votre propre mot de passe&#xa0;: vous voyez alors de qui il s&apos;agit.</translation>
    </message>
    <message>
        <source>This account may neither see whom it is about, nor settle it.</source>
        <translation>Ce compte ne peut ni voir de qui il s&apos;agit, ni le régler.</translation>
    </message>
    <message>
        <source>Checked in by hand</source>
        <translation>Entrée à la main</translation>
    </message>
    <message>
        <source>Checked out by hand</source>
        <translation>Sortie à la main</translation>
    </message>
    <message>
        <source>Sign-in at this desk</source>
        <translation>Connexion à ce poste</translation>
    </message>
    <message>
        <source>Review settled</source>
        <translation>Cas réglé</translation>
    </message>
    <message>
        <source>Entered by hand</source>
        <translation>Saisie à la main</translation>
    </message>
    <message>
        <source>Visitor signed in</source>
        <translation>Arrivée d&apos;un visiteur</translation>
    </message>
    <message>
        <source>Visitor signed out</source>
        <translation>Départ d&apos;un visiteur</translation>
    </message>
    <message>
        <source>Visitor signed in at the kiosk</source>
        <translation>Arrivée d&apos;un visiteur à la borne</translation>
    </message>
    <message>
        <source>Visitor signed out at the kiosk</source>
        <translation>Départ d&apos;un visiteur à la borne</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>Shown after sign-in</source>
        <translation>Montré après connexion</translation>
    </message>
    <message>
        <source>Not known here</source>
        <translation>Inconnu ici</translation>
    </message>
    <message>
        <source>Signed in while the database was away, kept at this station and refused: the database has no such visit.</source>
        <translation>Arrivée inscrite pendant l&apos;absence de la base de données, conservée à cette station et refusée&#xa0;: la base de données n&apos;a pas cette visite.</translation>
    </message>
    <message>
        <source>Signed out while the database was away, kept at this station and refused: the visit may still be open.</source>
        <translation>Départ inscrit pendant l&apos;absence de la base de données, conservé à cette station et refusé&#xa0;: la visite est peut-être encore ouverte.</translation>
    </message>
    <message>
        <source>Done while the database was away, kept at this station and refused.</source>
        <translation>Fait pendant l&apos;absence de la base de données, conservé à cette station et refusé.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>For the time</source>
        <translation>Pour l&apos;heure</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>In their words</source>
        <translation>Dans ses mots</translation>
    </message>
    <message>
        <source>Refused because</source>
        <translation>Refusé parce que</translation>
    </message>
    <message>
        <source>Refused at</source>
        <translation>Refusé à</translation>
    </message>
    <message>
        <source>the visitor, at the kiosk</source>
        <translation>le visiteur, à la borne</translation>
    </message>
    <message>
        <source>shown after sign-in</source>
        <translation>montré après connexion</translation>
    </message>
    <message>
        <source>somebody, not known here</source>
        <translation>quelqu&apos;un, inconnu ici</translation>
    </message>
    <message>
        <source>The log of sign-ins lacks it. When the cause is mended, as an account that was disabled, deliver it again. Dismiss it otherwise, and tell an administrator.</source>
        <translation>Le journal des connexions ne l&apos;a pas. Quand la cause est corrigée, comme un compte désactivé, transmettez-le de nouveau. Sinon écartez-le, et avisez un administrateur.</translation>
    </message>
    <message>
        <source>See whether the review still stands below, and settle it there. Then dismiss this.</source>
        <translation>Voyez si le cas figure encore plus bas, et réglez-le là. Puis écartez ceci.</translation>
    </message>
    <message>
        <source>When the cause is mended, deliver it again: it keeps its time. Otherwise enter it anew, which counts from when you enter it, and then dismiss this.</source>
        <translation>Quand la cause est corrigée, transmettez-le de nouveau&#xa0;: il garde son heure. Sinon saisissez-le de nouveau, ce qui compte à partir de la saisie, puis écartez ceci.</translation>
    </message>
    <message>
        <source>Sign in anew…</source>
        <translation>Inscrire de nouveau…</translation>
    </message>
    <message>
        <source>Sign out anew…</source>
        <translation>Départ de nouveau…</translation>
    </message>
    <message>
        <source>Enter anew…</source>
        <translation>Saisir de nouveau…</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace {name} and delete it</source>
        <translation>Remplacer {name} et supprimer</translation>
    </message>
    <message>
        <source>{uses} get the other value, at once and all of them; then {name} is deleted.</source>
        <translation>{uses} reçoivent l&apos;autre valeur, tous d&apos;un coup; puis {name} est supprimé.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the values</source>
        <translation>Chercher parmi les valeurs</translation>
    </message>
    <message>
        <source>Values that can take its place</source>
        <translation>Valeurs qui peuvent prendre sa place</translation>
    </message>
    <message>
        <source>Replace and delete</source>
        <translation>Remplacer et supprimer</translation>
    </message>
    <message>
        <source>Choose the value that takes its place.</source>
        <translation>Choisissez la valeur qui prend sa place.</translation>
    </message>
    <message>
        <source>{uses}: {name} becomes {other}.</source>
        <translation>{uses}&#xa0;: {name} devient {other}.</translation>
    </message>
    <message>
        <source>A new badge for {name}</source>
        <translation>Un nouvel insigne pour {name}</translation>
    </message>
    <message>
        <source>It takes the place of badge {badge}, in one step: the old one is refused from then on.</source>
        <translation>Il prend la place de l&apos;insigne {badge}, d&apos;un coup&#xa0;: l&apos;ancien est refusé dès lors.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>The old one is &amp;now</source>
        <translation>L&apos;ancien est &amp;maintenant</translation>
    </message>
    <message>
        <source>Badge {badge} is enrolled, and nobody has it.</source>
        <translation>L&apos;insigne {badge} est inscrit, et personne ne l&apos;a.</translation>
    </message>
    <message>
        <source>A free badge</source>
        <translation>Un insigne libre</translation>
    </message>
    <message>
        <source>The old badge</source>
        <translation>L&apos;ancien insigne</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Settle this review</source>
        <translation>Régler ce cas</translation>
    </message>
    <message>
        <source>It goes from the list of every station and is kept with your words. No passage changes by it.</source>
        <translation>Il quitte la liste de chaque station et est conservé avec vos mots. Aucun passage n&apos;en change.</translation>
    </message>
    <message>
        <source>What was it? For example: asked the member, the record is right</source>
        <translation>Qu&apos;était-ce? Par exemple&#xa0;: membre interrogé, l&apos;inscription est juste</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Régler</translation>
    </message>
    <message>
        <source>It is settled, and kept with your words.</source>
        <translation>C&apos;est réglé, et conservé avec vos mots.</translation>
    </message>
    <message>
        <source>Somebody else settled it meanwhile: their words stand.</source>
        <translation>Quelqu&apos;un d&apos;autre l&apos;a réglé entre-temps&#xa0;: ses mots restent.</translation>
    </message>
    <message>
        <source>The database is away: it is kept here and delivered when it is back.</source>
        <translation>La base de données est absente&#xa0;: c&apos;est conservé ici et transmis à son retour.</translation>
    </message>
    <message>
        <source>It is still open: say in a few words what it was.</source>
        <translation>Toujours ouvert&#xa0;: dites en quelques mots ce que c&apos;était.</translation>
    </message>
    <message>
        <source>A review is settled by name: sign in to settle it.</source>
        <translation>Un cas se règle sous un nom&#xa0;: connectez-vous pour le régler.</translation>
    </message>
    <message>
        <source>A review is settled by name: {name} unlocks the desk, or somebody else signs in.</source>
        <translation>Un cas se règle sous un nom&#xa0;: {name} déverrouille le poste, ou quelqu&apos;un d&apos;autre se connecte.</translation>
    </message>
    <message>
        <source>A review is settled by name: choose a password of your own first.</source>
        <translation>Un cas se règle sous un nom&#xa0;: choisissez d&apos;abord votre propre mot de passe.</translation>
    </message>
    <message>
        <source>A review is settled by name, and this account may not.</source>
        <translation>Un cas se règle sous un nom, et ce compte ne le peut pas.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Choisir un mot de passe</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Votre compte</translation>
    </message>
    <message>
        <source>The newest {shown} of {total}: the next ones come as these are settled.</source>
        <translation>Les {shown} plus récents de {total}&#xa0;: les suivants viennent quand ceux-ci sont réglés.</translation>
    </message>
    <message>
        <source>Badge …{tail}</source>
        <translation>Insigne …{tail}</translation>
    </message>
    <message>
        <source>Nobody known</source>
        <translation>Personne de connu</translation>
    </message>
    <message>
        <source>Two places</source>
        <translation>Deux endroits</translation>
    </message>
    <message>
        <source>Told otherwise</source>
        <translation>Dit autrement</translation>
    </message>
    <message>
        <source>Late scan</source>
        <translation>Lecture tardive</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>One badge was read at two stations, faster than anybody walks from one to the other.</source>
        <translation>Un insigne a été lu à deux stations, plus vite que quiconque ne va de l&apos;une à l&apos;autre.</translation>
    </message>
    <message>
        <source>While the database was away the reader told the person something else than is recorded now.</source>
        <translation>Pendant l&apos;absence de la base de données, le lecteur a dit à la personne autre chose que ce qui est enregistré.</translation>
    </message>
    <message>
        <source>The clock of the station was wrong, so that the time of this scan is in doubt.</source>
        <translation>L&apos;horloge de la station était fausse&#xa0;: l&apos;heure de cette lecture est douteuse.</translation>
    </message>
    <message>
        <source>A passage was entered by hand before later ones of the same person.</source>
        <translation>Un passage a été saisi à la main avant de plus récents de la même personne.</translation>
    </message>
    <message>
        <source>A scan came to the database after later ones of the same person.</source>
        <translation>Une lecture est arrivée à la base de données après de plus récentes de la même personne.</translation>
    </message>
    <message>
        <source>Later passages turned round by it: {n}.</source>
        <translation>Passages ultérieurs qu&apos;elle a inversés&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Later passages that contradict it and stand as they are: {n}.</source>
        <translation>Passages ultérieurs qui la contredisent et restent tels quels&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Ask who had the badge. One that is lent or copied is kept at the desk and told to a supervisor. Then settle it with what it was.</source>
        <translation>Demandez qui avait l&apos;insigne. S&apos;il est prêté ou copié, gardez-le au poste et avisez un superviseur. Puis réglez le cas en disant ce que c&apos;était.</translation>
    </message>
    <message>
        <source>Tell the person what is recorded now. Where that is wrong, tell a supervisor. Then settle it with what it was.</source>
        <translation>Dites à la personne ce qui est enregistré. Si c&apos;est faux, avisez un superviseur. Puis réglez le cas en disant ce que c&apos;était.</translation>
    </message>
    <message>
        <source>See whether the person is in or out, and whether the board says so. Where it does not, tell a supervisor. Then settle it with what it was.</source>
        <translation>Voyez si la personne est présente ou sortie, et si le tableau le dit. Sinon, avisez un superviseur. Puis réglez le cas en disant ce que c&apos;était.</translation>
    </message>
    <message>
        <source>Have the station&apos;s clock set. Where the time matters, ask the person for it and tell a supervisor. Then settle it with what it was.</source>
        <translation>Faites régler l&apos;horloge de la station. Si l&apos;heure importe, demandez-la à la personne et avisez un superviseur. Puis réglez le cas en disant ce que c&apos;était.</translation>
    </message>
    <message>
        <source>told: {what}</source>
        <translation>dit&#xa0;: {what}</translation>
    </message>
    <message>
        <source>recorded: {what}</source>
        <translation>enregistré&#xa0;: {what}</translation>
    </message>
    <message>
        <source>First</source>
        <translation>D&apos;abord</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>Dit</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Later passage, as it is</source>
        <translation>Passage ultérieur, tel quel</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Put up</source>
        <translation>Signalé</translation>
    </message>
    <message>
        <source>at no station</source>
        <translation>à aucune station</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non enregistré</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Is this right?</source>
        <translation>Est-ce exact?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Your visitor badge was read. Please wear it where it can be seen.</source>
        <translation>Votre insigne de visiteur a été lu. Portez-le bien en vue.</translation>
    </message>
    <message>
        <source>Did you get a visitor badge? Tap it at the reader now.</source>
        <translation>Avez-vous reçu un insigne de visiteur? Présentez-le maintenant au lecteur.</translation>
    </message>
    <message>
        <source>Did you get a visitor badge? The reader is not ready: please tell the duty desk.</source>
        <translation>Avez-vous reçu un insigne de visiteur&#xa0;? Le lecteur n&apos;est pas prêt&#xa0;: veuillez le dire au bureau de service.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>M&apos;inscrire</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>operator</source>
        <translation>opérateur</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>superviseur</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrateur</translation>
    </message>
</context>
<context>
    <name>RuleMarks</name>
    <message>
        <source>kept: {rule}</source>
        <translation>respecté&#xa0;: {rule}</translation>
    </message>
    <message>
        <source>not yet: {rule}</source>
        <translation>pas encore&#xa0;: {rule}</translation>
    </message>
</context>
<context>
    <name>SaidDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>SaidRow</name>
    <message>
        <source>{name}: {said}. Touch to change.</source>
        <translation>{name}&#xa0;: {said}. Touchez pour changer.</translation>
    </message>
</context>
<context>
    <name>SavedFiltersDialog</name>
    <message>
        <source>Saved filters</source>
        <translation>Filtres enregistrés</translation>
    </message>
    <message>
        <source>Yours alone, at whatever station you sign in.</source>
        <translation>À vous seul, à quelque station que vous vous connectiez.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>None yet: narrow the table, then name the filter here.</source>
        <translation>Aucun encore&#xa0;: restreignez le tableau, puis nommez le filtre ici.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Nothing narrows the table now: there is nothing to save.</source>
        <translation>Rien ne restreint le tableau maintenant&#xa0;: il n&apos;y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>Save the &amp;filter of the table as</source>
        <translation>Enregistrer le &amp;filtre du tableau sous</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>New &amp;name</source>
        <translation>Nouveau &amp;nom</translation>
    </message>
    <message>
        <source>Another name for {name}</source>
        <translation>Autre nom pour {name}</translation>
    </message>
</context>
<context>
    <name>ScanPanel</name>
    <message>
        <source>Scan result</source>
        <translation>Résultat de la lecture</translation>
    </message>
</context>
<context>
    <name>SealFaults</name>
    <message>
        <source>The seals kept on this disk cannot be used ({why}): {path}</source>
        <translation>Les sceaux conservés sur ce disque ne peuvent pas être utilisés ({why})&#xa0;: {path}</translation>
    </message>
</context>
<context>
    <name>Seals</name>
    <message>
        <source>Nothing is sealed yet.</source>
        <translation>Rien n&apos;est encore scellé.</translation>
    </message>
    <message>
        <source>Sealed up to {time}, by seal {number}.</source>
        <translation>Scellé jusqu&apos;à {time}, par le sceau {number}.</translation>
    </message>
    <message>
        <source>And {n} more contradictions after these.</source>
        <translation>Et {n} contradictions de plus après celles-ci.</translation>
    </message>
    <message>
        <source>The logs are not what was sealed.</source>
        <translation>Les journaux ne sont pas ce qui a été scellé.</translation>
    </message>
    <message>
        <source>Scans, check-ins and audit are as they were sealed. Seals checked: {n}, the last of {time}.</source>
        <translation>Lectures, passages et vérification sont tels qu&apos;ils ont été scellés. Sceaux contrôlés&#xa0;: {n}, le dernier de {time}.</translation>
    </message>
    <message>
        <source>Seal {number} of {time}: {what}</source>
        <translation>Sceau {number} de {time}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>sealed rows of the {log} ({rows}): some are not as they were.</source>
        <translation>lignes scellées de {log} ({rows})&#xa0;: certaines ne sont plus comme avant.</translation>
    </message>
    <message>
        <source>rows of the {log} that are gone: {rows}.</source>
        <translation>lignes de {log} disparues&#xa0;: {rows}.</translation>
    </message>
    <message>
        <source>rows slipped into the {log}: {rows}.</source>
        <translation>lignes glissées dans {log}&#xa0;: {rows}.</translation>
    </message>
    <message>
        <source>the seal itself was changed.</source>
        <translation>le sceau lui-même a été changé.</translation>
    </message>
    <message>
        <source>it does not follow the seal before it.</source>
        <translation>il ne suit pas le sceau précédent.</translation>
    </message>
    <message>
        <source>this computer kept another one than the database has, and so for {rows} in all. A restored backup or a standby that took over does that too: compare the time.</source>
        <translation>cet ordinateur en a gardé un autre que celui de la base de données, et ainsi pour {rows} en tout. Une sauvegarde restaurée ou un serveur de secours qui a pris la relève fait cela aussi&#xa0;: comparez l&apos;heure.</translation>
    </message>
    <message>
        <source>this computer kept it and the database does not have it, and so for {rows} in all. A restored backup or a standby that took over does that too: compare the time.</source>
        <translation>cet ordinateur l&apos;a gardé et la base de données ne l&apos;a pas, et ainsi pour {rows} en tout. Une sauvegarde restaurée ou un serveur de secours qui a pris la relève fait cela aussi&#xa0;: comparez l&apos;heure.</translation>
    </message>
    <message>
        <source>scans</source>
        <translation>lectures</translation>
    </message>
    <message>
        <source>check-ins</source>
        <translation>passages</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>vérification</translation>
    </message>
    <message>
        <source>Rows that claim a transaction still to come, which this program did not write: {n}.</source>
        <translation>Lignes qui prétendent à une transaction encore à venir, que ce programme n&apos;a pas écrites&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Rows not sealed yet: {n}, since {time}.</source>
        <translation>Lignes pas encore scellées&#xa0;: {n}, depuis {time}.</translation>
    </message>
    <message>
        <source>Compared with those kept on this computer: {n}.</source>
        <translation>Comparés à ceux conservés sur cet ordinateur&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>No seal of this database is kept on this computer: somebody who rewrote the seals too is not found out.</source>
        <translation>Aucun sceau de cette base de données n&apos;est conservé sur cet ordinateur&#xa0;: qui aurait réécrit les sceaux aussi n&apos;est pas découvert.</translation>
    </message>
    <message>
        <source>Not looked at: whether presence is what the log says. The command verify does both.</source>
        <translation>Pas examiné&#xa0;: si la présence est ce que dit le journal. La commande verify fait les deux.</translation>
    </message>
</context>
<context>
    <name>SealsCard</name>
    <message>
        <source>Seals over the logs</source>
        <translation>Sceaux sur les journaux</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Contrôler maintenant</translation>
    </message>
    <message>
        <source>What the check says</source>
        <translation>Ce que dit le contrôle</translation>
    </message>
</context>
<context>
    <name>SealsPresenter</name>
    <message>
        <source>Checking the seals:</source>
        <translation>Contrôle des sceaux&#xa0;:</translation>
    </message>
    <message>
        <source>Broken off: nothing is known of the seals that were not looked at.</source>
        <translation>Interrompu&#xa0;: on ne sait rien des sceaux qui n&apos;ont pas été examinés.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Name, rank or number</source>
        <translation>Nom, grade ou numéro</translation>
    </message>
    <message>
        <source>Search the board by name, rank or service number</source>
        <translation>Chercher au tableau par nom, grade ou numéro matricule</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Verr. maj. est activé.</translation>
    </message>
</context>
<context>
    <name>SegmentBar</name>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Activités</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>SeriesDialog</name>
    <message>
        <source>Enrol visitor badges</source>
        <translation>Inscrire des insignes de visiteur</translation>
    </message>
    <message>
        <source>Hold one after the other to the reader: each gets the number that comes next.</source>
        <translation>Présentez-les l&apos;un après l&apos;autre au lecteur&#xa0;: chacun reçoit le numéro suivant.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>of the next badge; write it on it now</source>
        <translation>du prochain insigne; écrivez-le dessus maintenant</translation>
    </message>
    <message>
        <source>Enrolled so far</source>
        <translation>Inscrits jusqu&apos;ici</translation>
    </message>
    <message>
        <source>{number} is badge {badge}.</source>
        <translation>{number} est l&apos;insigne {badge}.</translation>
    </message>
    <message>
        <source>Badge {badge}: {sentence}</source>
        <translation>Insigne {badge}&#xa0;: {sentence}</translation>
    </message>
    <message>
        <source>Enrolling…</source>
        <translation>Inscription…</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Area</source>
        <translation>Domaine</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Name of the unit</source>
        <translation>Nom de l&apos;unité</translation>
    </message>
    <message>
        <source>Stands on what is printed, as on the slips of visitors.</source>
        <translation>Figure sur ce qui s&apos;imprime, comme les billets des visiteurs.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>The zone that every time is shown in.</source>
        <translation>Le fuseau dans lequel chaque heure est affichée.</translation>
    </message>
    <message>
        <source>End of the operational day</source>
        <translation>Fin de la journée opérationnelle</translation>
    </message>
    <message>
        <source>When one operational day ends and the next begins, and a locked desk is signed out.</source>
        <translation>Quand une journée opérationnelle finit et que la suivante commence, et qu&apos;un poste verrouillé est déconnecté.</translation>
    </message>
    <message>
        <source>Repeat window</source>
        <translation>Délai de répétition</translation>
    </message>
    <message>
        <source>A badge seen again within this time is a repeat and checks nobody in or out.</source>
        <translation>Un insigne revu dans ce délai est une répétition et ne fait entrer ni sortir personne.</translation>
    </message>
    <message>
        <source>Two places</source>
        <translation>Deux endroits</translation>
    </message>
    <message>
        <source>A badge at two stations within this time is put up for review; 0 asks no such thing.</source>
        <translation>Un insigne à deux stations dans ce délai est signalé à l&apos;examen; 0 ne demande rien de tel.</translation>
    </message>
    <message>
        <source>Lock when idle</source>
        <translation>Verrouiller si inactif</translation>
    </message>
    <message>
        <source>A desk without a key or the mouse for so long locks by itself; 0 never does.</source>
        <translation>Un poste sans touche ni souris aussi longtemps se verrouille de lui-même; 0 jamais.</translation>
    </message>
    <message>
        <source>Lockup: warning</source>
        <translation>Fermeture&#xa0;: avertissement</translation>
    </message>
    <message>
        <source>From when on an open building is warned of.</source>
        <translation>À partir de quand un bâtiment ouvert fait l&apos;objet d&apos;un avertissement.</translation>
    </message>
    <message>
        <source>Lockup: critical</source>
        <translation>Fermeture&#xa0;: critique</translation>
    </message>
    <message>
        <source>From when on an open building is a critical alert.</source>
        <translation>À partir de quand un bâtiment ouvert est une alerte critique.</translation>
    </message>
    <message>
        <source>Duty Watch: evenings</source>
        <translation>Quart de service&#xa0;: soirs</translation>
    </message>
    <message>
        <source>The days on which a watch stands.</source>
        <translation>Les jours où un quart est de service.</translation>
    </message>
    <message>
        <source>Duty Watch: start</source>
        <translation>Quart de service&#xa0;: début</translation>
    </message>
    <message>
        <source>When the watch is looked for.</source>
        <translation>Quand le quart est attendu.</translation>
    </message>
    <message>
        <source>This version does not know it: it is shown and left as it is.</source>
        <translation>Cette version ne le connaît pas&#xa0;: il est affiché et laissé tel quel.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Lectures</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Lockup</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Duty Watch</source>
        <translation>Quart de service</translation>
    </message>
    <message>
        <source>A line of at most {most} characters, or nothing.</source>
        <translation>Une ligne d&apos;au plus {most} caractères, ou rien.</translation>
    </message>
    <message>
        <source>A name of the zone database, as America/Winnipeg.</source>
        <translation>Un nom de la base des fuseaux, comme America/Winnipeg.</translation>
    </message>
    <message>
        <source>A time of day as HH:MM, from 00:00 to 23:59.</source>
        <translation>Une heure du jour HH:MM, de 00:00 à 23:59.</translation>
    </message>
    <message>
        <source>Any days, or none.</source>
        <translation>Des jours, ou aucun.</translation>
    </message>
    <message>
        <source>Whole seconds, from {least} to {most}.</source>
        <translation>Secondes entières, de {least} à {most}.</translation>
    </message>
    <message>
        <source>Whole minutes, from {least} to {most}.</source>
        <translation>Minutes entières, de {least} à {most}.</translation>
    </message>
    <message>
        <source>This is no whole number.</source>
        <translation>Ce n&apos;est pas un nombre entier.</translation>
    </message>
    <message>
        <source>This is too small or too large.</source>
        <translation>C&apos;est trop petit ou trop grand.</translation>
    </message>
    <message>
        <source>This is no time of day.</source>
        <translation>Ce n&apos;est pas une heure du jour.</translation>
    </message>
    <message>
        <source>There is no such zone.</source>
        <translation>Ce fuseau n&apos;existe pas.</translation>
    </message>
    <message>
        <source>This is too long, or has characters that nobody sees.</source>
        <translation>C&apos;est trop long, ou contient des caractères invisibles.</translation>
    </message>
    <message>
        <source>These are no days of the week.</source>
        <translation>Ce ne sont pas des jours de la semaine.</translation>
    </message>
    <message>
        <source>at once, on every station</source>
        <translation>aussitôt, à chaque station</translation>
    </message>
    <message>
        <source>at each station when it is started the next time</source>
        <translation>à chaque station à son prochain démarrage</translation>
    </message>
    <message>
        <source>not yet: this version keeps it for a later one</source>
        <translation>pas encore&#xa0;: cette version le garde pour une suivante</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>lundi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>mardi</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>mercredi</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>jeudi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>vendredi</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>samedi</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>dimanche</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>aucun jour</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>nobody: the database has none, the default counts</source>
        <translation>personne&#xa0;: la base de données n&apos;en a pas, la valeur par défaut compte</translation>
    </message>
    <message>
        <source>not known, {time}</source>
        <translation>on ne sait, {time}</translation>
    </message>
    <message>
        <source>nobody: as installed, {time}</source>
        <translation>personne&#xa0;: tel qu&apos;installé, {time}</translation>
    </message>
    <message>
        <source>{who}, {time}</source>
        <translation>{who}, {time}</translation>
    </message>
    <message>
        <source>What a visitor reads at the kiosk once signed in; left empty, the program has words of its own.</source>
        <translation>Ce qu&apos;un visiteur lit à la borne une fois inscrit; laissé vide, le programme a ses propres mots.</translation>
    </message>
    <message>
        <source>Where to wait for a meeting (English)</source>
        <translation>Où attendre pour une rencontre (anglais)</translation>
    </message>
    <message>
        <source>Where to wait for a meeting (French)</source>
        <translation>Où attendre pour une rencontre (français)</translation>
    </message>
    <message>
        <source>Where to go for an event (English)</source>
        <translation>Où aller pour une activité (anglais)</translation>
    </message>
    <message>
        <source>Where to go for an event (French)</source>
        <translation>Où aller pour une activité (français)</translation>
    </message>
    <message>
        <source>Where recruits go (English)</source>
        <translation>Où vont les recrues (anglais)</translation>
    </message>
    <message>
        <source>Where recruits go (French)</source>
        <translation>Où vont les recrues (français)</translation>
    </message>
    <message>
        <source>Where contractors go (English)</source>
        <translation>Où vont les entrepreneurs (anglais)</translation>
    </message>
    <message>
        <source>Where contractors go (French)</source>
        <translation>Où vont les entrepreneurs (français)</translation>
    </message>
    <message>
        <source>Where to go for the museum (English)</source>
        <translation>Où aller pour le musée (anglais)</translation>
    </message>
    <message>
        <source>Where to go for the museum (French)</source>
        <translation>Où aller pour le musée (français)</translation>
    </message>
    <message>
        <source>Where everybody else goes (English)</source>
        <translation>Où vont tous les autres (anglais)</translation>
    </message>
    <message>
        <source>Where everybody else goes (French)</source>
        <translation>Où vont tous les autres (français)</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings of the unit</source>
        <translation>Réglages de l&apos;unité</translation>
    </message>
    <message>
        <source>● differs from the default</source>
        <translation>● diffère de la valeur par défaut</translation>
    </message>
</context>
<context>
    <name>SettingsPresenter</name>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Last changed by</source>
        <translation>Dernier changement par</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>A change counts</source>
        <translation>Un changement compte</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Last changed by: {who}. Nothing of yours is lost yet.</source>
        <translation>Dernier changement par&#xa0;: {who}. Rien de ce que vous avez saisi n&apos;est encore perdu.</translation>
    </message>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>{name} a été modifié entre-temps</translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
</context>
<context>
    <name>SettlingPage</name>
    <message>
        <source>To settle</source>
        <translation>À régler</translation>
    </message>
    <message>
        <source>What the program cannot decide alone. Scanning goes on; nothing here holds it up.</source>
        <translation>Ce que le programme ne peut décider seul. Les lectures continuent; rien ici ne les retient.</translation>
    </message>
    <message>
        <source>Scans that the database refuses, at this station</source>
        <translation>Lectures que la base de données refuse, à cette station</translation>
    </message>
    <message>
        <source>None: every scan of this station is in the database or on its way.</source>
        <translation>Aucune&#xa0;: chaque lecture de cette station est dans la base de données ou en route.</translation>
    </message>
    <message>
        <source>Done by hand while the database was away, and refused</source>
        <translation>Fait à la main pendant l&apos;absence de la base de données, et refusé</translation>
    </message>
    <message>
        <source>None: everything done by hand is in the database or on its way.</source>
        <translation>Rien&#xa0;: tout ce qui a été fait à la main est dans la base de données ou en route.</translation>
    </message>
    <message>
        <source>Passages to look at, of the whole unit</source>
        <translation>Passages à examiner, de toute l&apos;unité</translation>
    </message>
    <message>
        <source>None: no passage contradicts another.</source>
        <translation>Aucun&#xa0;: aucun passage n&apos;en contredit un autre.</translation>
    </message>
    <message>
        <source>Nothing to settle</source>
        <translation>Rien à régler</translation>
    </message>
    <message>
        <source>Scans and what was done by hand that the database refuses for good stand here, and passages that contradict each other or what a person was told.</source>
        <translation>Les lectures et ce qui a été fait à la main que la base de données refuse définitivement figurent ici, et les passages qui se contredisent ou contredisent ce qui a été dit à une personne.</translation>
    </message>
</context>
<context>
    <name>SettlingPresenter</name>
    <message>
        <source>It is dismissed, and kept at this station with your reason.</source>
        <translation>C&apos;est écarté, et conservé à cette station avec votre motif.</translation>
    </message>
</context>
<context>
    <name>ShowButton</name>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Montrer la saisie</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>locks in {time}</source>
        <translation>verrouillage dans {time}</translation>
    </message>
    <message>
        <source>choose your own password</source>
        <translation>choisissez votre propre mot de passe</translation>
    </message>
    <message>
        <source>An administrator disabled this account.</source>
        <translation>Un administrateur a désactivé ce compte.</translation>
    </message>
    <message>
        <source>An administrator gave this account a one-time password: sign in with that.</source>
        <translation>Un administrateur a donné à ce compte un mot de passe à usage unique&#xa0;: connectez-vous avec celui-ci.</translation>
    </message>
    <message>
        <source>The password of this account was changed: sign in with the new one.</source>
        <translation>Le mot de passe de ce compte a été changé&#xa0;: connectez-vous avec le nouveau.</translation>
    </message>
    <message>
        <source>The operational day ended, and the desk was locked.</source>
        <translation>La journée opérationnelle a pris fin, et le poste était verrouillé.</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
</context>
<context>
    <name>SignInFaults</name>
    <message>
        <source>A supervisor or an administrator leaves the kiosk: this account is neither.</source>
        <translation>Un superviseur ou un administrateur quitte la borne&#xa0;: ce compte n&apos;est ni l&apos;un ni l&apos;autre.</translation>
    </message>
    <message>
        <source>This password is for one use: choose one of your own at a desk first.</source>
        <translation>Ce mot de passe est à usage unique&#xa0;: choisissez d&apos;abord le vôtre à un poste.</translation>
    </message>
    <message>
        <source>Your account is no longer there: ask an administrator.</source>
        <translation>Votre compte n&apos;existe plus&#xa0;: demandez à un administrateur.</translation>
    </message>
    <message>
        <source>The new password is the old one: choose another.</source>
        <translation>Le nouveau mot de passe est l&apos;ancien&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Le mot de passe n&apos;est pas le bon.</translation>
    </message>
    <message>
        <source>The user name or the password is not right.</source>
        <translation>Le nom d&apos;utilisateur ou le mot de passe n&apos;est pas le bon.</translation>
    </message>
    <message>
        <source>The user name or the password is not right, or it is a one-time password whose seven days are over: an administrator gives you another one.</source>
        <translation>Le nom d&apos;utilisateur ou le mot de passe n&apos;est pas le bon, ou c&apos;est un mot de passe à usage unique dont les sept jours sont écoulés&#xa0;: un administrateur vous en donne un autre.</translation>
    </message>
    <message>
        <source>This account is disabled: an administrator enables it.</source>
        <translation>Ce compte est désactivé&#xa0;: un administrateur le réactive.</translation>
    </message>
    <message>
        <source>There is no account yet: an administrator makes the first one with &apos;sentinel-desktop account add NAME --role administrator&apos;.</source>
        <translation>Il n&apos;y a pas encore de compte&#xa0;: un administrateur crée le premier avec «&#xa0;sentinel-desktop account add NAME --role administrator&#xa0;».</translation>
    </message>
    <message>
        <source>Too many wrong passwords: wait 1 second and try again.</source>
        <translation>Trop de mots de passe erronés&#xa0;: attendez 1 seconde et réessayez.</translation>
    </message>
    <message>
        <source>Too many wrong passwords: wait {n} seconds and try again.</source>
        <translation>Trop de mots de passe erronés&#xa0;: attendez {n} secondes et réessayez.</translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>Nobody can sign in yet. Whoever runs the server makes the first administrator with the command &apos;sentinel-desktop account add NAME --role administrator&apos;.</source>
        <translation>Personne ne peut encore se connecter. Qui exploite le serveur crée le premier administrateur par la commande «&#xa0;sentinel-desktop account add NAME --role administrator&#xa0;».</translation>
    </message>
    <message>
        <source>signed out by an administrator</source>
        <translation>déconnecté par un administrateur</translation>
    </message>
    <message>
        <source>password changed</source>
        <translation>mot de passe changé</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Lock, sign out, change the password</source>
        <translation>Verrouiller, se déconnecter, changer le mot de passe</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Choisir votre propre mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>nobody is signed in</source>
        <translation>personne n&apos;est connecté</translation>
    </message>
    <message>
        <source>make the first administrator</source>
        <translation>créer le premier administrateur</translation>
    </message>
    <message>
        <source>Nobody can sign in yet</source>
        <translation>Personne ne peut encore se connecter</translation>
    </message>
</context>
<context>
    <name>SignInsPage</name>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Compte</translation>
    </message>
    <message>
        <source>&amp;Station</source>
        <translation>&amp;Station</translation>
    </message>
    <message>
        <source>&amp;What came of it</source>
        <translation>&amp;Résultat</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Période</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>No sign-ins</source>
        <translation>Aucune connexion</translation>
    </message>
    <message>
        <source>Nothing of the kind that is looked for was recorded.</source>
        <translation>Rien de ce qui est cherché n&apos;a été enregistré.</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>tous</translation>
    </message>
    <message>
        <source>every station</source>
        <translation>chaque station</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>tout</translation>
    </message>
</context>
<context>
    <name>SlipDialog</name>
    <message>
        <source>Print a slip for {name}</source>
        <translation>Imprimer un billet pour {name}</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>PDF file…</source>
        <translation>Fichier PDF…</translation>
    </message>
    <message>
        <source>Label, 100 by 62 mm</source>
        <translation>Étiquette, 100 sur 62 mm</translation>
    </message>
    <message>
        <source>A6 sheet, 105 by 148 mm</source>
        <translation>Feuille A6, 105 sur 148 mm</translation>
    </message>
    <message>
        <source>Letter sheet, to be cut</source>
        <translation>Feuille format lettre, à découper</translation>
    </message>
    <message>
        <source>This computer knows no printer.</source>
        <translation>Cet ordinateur ne connaît aucune imprimante.</translation>
    </message>
    <message>
        <source>P&amp;rinter</source>
        <translation>Imp&amp;rimante</translation>
    </message>
    <message>
        <source>Pa&amp;per</source>
        <translation>Pa&amp;pier</translation>
    </message>
    <message>
        <source>In English and French. Both are kept for the next slip here.</source>
        <translation>En anglais et en français. Les deux sont conservés pour le prochain billet ici.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Choisissez le fichier…</translation>
    </message>
</context>
<context>
    <name>SlipFaults</name>
    <message>
        <source>The printer {printer} is not there: switch it on, or choose another one. The slip can be printed later from the page of visitors.</source>
        <translation>L&apos;imprimante {printer} n&apos;est pas là&#xa0;: allumez-la ou choisissez-en une autre. Le billet peut être imprimé plus tard, à la page des visiteurs.</translation>
    </message>
    <message>
        <source>The printer {printer} does not take the slip: look at it, or choose another one. The slip can be printed later from the page of visitors.</source>
        <translation>L&apos;imprimante {printer} n&apos;accepte pas le billet&#xa0;: vérifiez-la ou choisissez-en une autre. Le billet peut être imprimé plus tard, à la page des visiteurs.</translation>
    </message>
    <message>
        <source>{name} cannot be written there ({why}): choose another folder, or make room. The slip can be printed later from the page of visitors.</source>
        <translation>{name} ne peut pas y être écrit ({why})&#xa0;: choisissez un autre dossier ou libérez de la place. Le billet peut être imprimé plus tard, à la page des visiteurs.</translation>
    </message>
</context>
<context>
    <name>SlipPreview</name>
    <message>
        <source>Preview of the slip</source>
        <translation>Aperçu du billet</translation>
    </message>
</context>
<context>
    <name>Slips</name>
    <message>
        <source>Visitor&apos;s slip</source>
        <translation>Billet de visiteur</translation>
    </message>
</context>
<context>
    <name>SlipsCard</name>
    <message>
        <source>Slips</source>
        <translation>Billets</translation>
    </message>
    <message>
        <source>No slip waits to be printed</source>
        <translation>Aucun billet n&apos;attend d&apos;être imprimé</translation>
    </message>
    <message>
        <source>A slip that a printer did not take stands here until it is printed.</source>
        <translation>Un billet qu&apos;une imprimante n&apos;a pas pris figure ici jusqu&apos;à son impression.</translation>
    </message>
    <message>
        <source>Only those to be printed</source>
        <translation>Seulement ceux à imprimer</translation>
    </message>
</context>
<context>
    <name>SlipsPresenter</name>
    <message>
        <source>No visitor who signed in at this station is here.</source>
        <translation>Aucun visiteur inscrit à cette station n&apos;est ici.</translation>
    </message>
    <message>
        <source>{name} is not here any more: there is no slip.</source>
        <translation>{name} n&apos;est plus ici&#xa0;: il n&apos;y a pas de billet.</translation>
    </message>
    <message>
        <source>No slip</source>
        <translation>Pas de billet</translation>
    </message>
    <message>
        <source>Write the slip into a PDF file</source>
        <translation>Écrire le billet dans un fichier PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>Fichier PDF</translation>
    </message>
    <message>
        <source>PDF file {name}</source>
        <translation>Fichier PDF {name}</translation>
    </message>
    <message>
        <source>The slip is printed, but the log does not know of it: {why}</source>
        <translation>Le billet est imprimé, mais le journal ne le sait pas&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
</context>
<context>
    <name>SoundDialog</name>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>Volume of this station</source>
        <translation>Volume de cette station</translation>
    </message>
    <message>
        <source>&amp;Muted: nothing is heard at this station</source>
        <translation>&amp;Muet&#xa0;: rien ne s&apos;entend à cette station</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>muet</translation>
    </message>
    <message>
        <source>{volume} of 100</source>
        <translation>{volume} sur 100</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Jouer</translation>
    </message>
    <message>
        <source>Play: {what}</source>
        <translation>Jouer&#xa0;: {what}</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>Ce que disent les sons</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Sounds</name>
    <message>
        <source>Somebody came in: two tones, rising</source>
        <translation>Quelqu&apos;un est entré&#xa0;: deux notes montantes</translation>
    </message>
    <message>
        <source>Somebody went out: two tones, falling</source>
        <translation>Quelqu&apos;un est sorti&#xa0;: deux notes descendantes</translation>
    </message>
    <message>
        <source>Look at the screen: the same tone twice</source>
        <translation>Regardez l&apos;écran&#xa0;: la même note deux fois</translation>
    </message>
    <message>
        <source>Refused: a low buzz, twice</source>
        <translation>Refusé&#xa0;: un bourdonnement grave, deux fois</translation>
    </message>
    <message>
        <source>Accepted here, waiting for the database: rising, then low</source>
        <translation>Accepté ici, en attente de la base de données&#xa0;: montant, puis grave</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Leave the kiosk</source>
        <translation>Quitter la borne</translation>
    </message>
    <message>
        <source>A supervisor or an administrator signs in to close the kiosk.</source>
        <translation>Un superviseur ou un administrateur se connecte pour fermer la borne.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d&apos;utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>seen at this desk</source>
        <translation>vus à ce poste</translation>
    </message>
    <message>
        <source>No board yet</source>
        <translation>Pas encore de tableau</translation>
    </message>
    <message>
        <source>not confirmed with the database yet</source>
        <translation>pas encore confirmé par la base de données</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>à {time}</translation>
    </message>
    <message>
        <source>as of {time}, not live</source>
        <translation>à {time}, pas en direct</translation>
    </message>
    <message>
        <source>in the building</source>
        <translation>dans le bâtiment</translation>
    </message>
    <message>
        <source>Nobody on the board</source>
        <translation>Personne au tableau</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n membre</numerusform>
            <numerusform>%n membres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visiteur</numerusform>
            <numerusform>%n visiteurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendee(s)</source>
        <translation>
            <numerusform>%n participant</numerusform>
            <numerusform>%n participants</numerusform>
        </translation>
    </message>
    <message>
        <source>Scans cannot be recorded</source>
        <translation>Les lectures ne peuvent être enregistrées</translation>
    </message>
    <message>
        <source>Clocks are off</source>
        <translation>Des horloges sont fausses</translation>
    </message>
    <message>
        <source>Not heard from: {stations}.</source>
        <translation>Sans nouvelles de&#xa0;: {stations}.</translation>
    </message>
    <message>
        <source>Scans still to come from: {stations}.</source>
        <translation>Lectures encore à venir de&#xa0;: {stations}.</translation>
    </message>
    <message>
        <source>People who passed there since then may be missing on the board.</source>
        <translation>Les personnes passées là depuis peuvent manquer au tableau.</translation>
    </message>
    <message>
        <source>The board is not complete</source>
        <translation>Le tableau n&apos;est pas complet</translation>
    </message>
    <message>
        <source>{station} ({off})</source>
        <translation>{station} ({off})</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>This computer has no copy of the directory yet: no badge is known to it.</source>
        <translation>Cet ordinateur n&apos;a pas encore de copie du répertoire&#xa0;: il ne connaît aucun insigne.</translation>
    </message>
    <message>
        <source>Badges are answered from this computer&apos;s copy of {time}.</source>
        <translation>Les insignes reçoivent réponse de la copie de cet ordinateur, de {time}.</translation>
    </message>
    <message>
        <source>The database does not answer</source>
        <translation>La base de données ne répond pas</translation>
    </message>
    <message>
        <source>The database refuses this station</source>
        <translation>La base de données refuse cette station</translation>
    </message>
    <message>
        <source>Scans are kept on this computer and sent on when it answers.</source>
        <translation>Les lectures sont conservées sur cet ordinateur et transmises quand elle répond.</translation>
    </message>
    <message>
        <source>{station} (since {time})</source>
        <translation>{station} (depuis {time})</translation>
    </message>
    <message>
        <source>{station} ({n})</source>
        <translation>{station} ({n})</translation>
    </message>
    <message>
        <source>{station} ({n}, since {time})</source>
        <translation>{station} ({n}, depuis {time})</translation>
    </message>
    <message>
        <source>Connecting to the database</source>
        <translation>Connexion à la base de données</translation>
    </message>
    <message>
        <source>The board appears when it answers. Badges are taken meanwhile.</source>
        <translation>Le tableau paraît quand elle répond. Les insignes sont pris entre-temps.</translation>
    </message>
    <message>
        <source>The board is not known yet</source>
        <translation>Le tableau n&apos;est pas encore connu</translation>
    </message>
    <message>
        <source>The database has not answered since this start. Badges are taken meanwhile.</source>
        <translation>La base de données n&apos;a pas répondu depuis ce démarrage. Les insignes sont pris entre-temps.</translation>
    </message>
    <message>
        <source>Nobody on the board, but it is not certain</source>
        <translation>Personne au tableau, mais ce n&apos;est pas certain</translation>
    </message>
    <message>
        <source>Somebody may be in the building whom this desk has not heard of.</source>
        <translation>Quelqu&apos;un peut être dans le bâtiment sans que ce poste le sache.</translation>
    </message>
    <message>
        <source>Nobody is in</source>
        <translation>Personne n&apos;est présent</translation>
    </message>
    <message>
        <source>Everybody who taps a badge on the reader appears here.</source>
        <translation>Quiconque présente un insigne au lecteur paraît ici.</translation>
    </message>
    <message>
        <source>Nobody who is in matches “{query}”</source>
        <translation>Aucun présent ne correspond à «&#xa0;{query}&#xa0;»</translation>
    </message>
    <message>
        <source>Nobody with the tag {tag} is in</source>
        <translation>Personne avec l&apos;étiquette {tag} n&apos;est présent</translation>
    </message>
    <message>
        <source>Nobody of {division} is in</source>
        <translation>Personne de {division} n&apos;est présent</translation>
    </message>
    <message>
        <source>Nobody is in for over 12 hours</source>
        <translation>Personne n&apos;est présent depuis plus de 12 heures</translation>
    </message>
    <message>
        <source>Nobody is in for an event</source>
        <translation>Personne n&apos;est présent pour une activité</translation>
    </message>
    <message>
        <source>No visitor is in</source>
        <translation>Aucun visiteur n&apos;est présent</translation>
    </message>
    <message>
        <source>Esc shows everybody again.</source>
        <translation>Échap montre tout le monde de nouveau.</translation>
    </message>
</context>
<context>
    <name>StartFaults</name>
    <message>
        <source>Another program on this computer runs the station of this name: give this one another name.</source>
        <translation>Un autre programme de cet ordinateur fait fonctionner la station de ce nom&#xa0;: donnez-lui un autre nom.</translation>
    </message>
    <message>
        <source>No database is opened yet: answer the first question.</source>
        <translation>Aucune base de données n&apos;est encore ouverte&#xa0;: répondez à la première question.</translation>
    </message>
    <message>
        <source>The answers cannot be kept in {folder} ({why}): let this user write there, or make room.</source>
        <translation>Les réponses ne peuvent pas être conservées dans {folder} ({why})&#xa0;: laissez cet utilisateur y écrire, ou faites de la place.</translation>
    </message>
    <message>
        <source>This computer is not set up yet: start &apos;sentinel-desktop&apos; here once without --kiosk and answer its questions; after that the kiosk opens.</source>
        <translation>Cet ordinateur n&apos;est pas encore configuré&#xa0;: lancez-y une fois «&#xa0;sentinel-desktop&#xa0;» sans --kiosk et répondez à ses questions; ensuite, la borne s&apos;ouvre.</translation>
    </message>
    <message>
        <source>This station already runs on this computer: use that window, or start another with --station NAME.</source>
        <translation>Cette station fonctionne déjà sur cet ordinateur&#xa0;: utilisez cette fenêtre, ou démarrez-en une autre avec --station NAME.</translation>
    </message>
    <message>
        <source>The station&apos;s folder {folder} cannot be used ({why}): let this user write there, or choose another data folder with --data-dir.</source>
        <translation>Le dossier de la station {folder} ne peut pas être utilisé ({why})&#xa0;: laissez cet utilisateur y écrire, ou choisissez un autre dossier de données avec --data-dir.</translation>
    </message>
    <message>
        <source>It was broken off: nothing is loaded.</source>
        <translation>Le chargement a été interrompu&#xa0;: rien n&apos;est chargé.</translation>
    </message>
    <message>
        <source>The database has a member already: a sample unit is loaded into an empty one only.</source>
        <translation>La base de données a déjà un membre&#xa0;: une unité d&apos;essai ne se charge que dans une base vide.</translation>
    </message>
    <message>
        <source>The database has {n} members already: a sample unit is loaded into an empty one only.</source>
        <translation>La base de données a déjà {n} membres&#xa0;: une unité d&apos;essai ne se charge que dans une base vide.</translation>
    </message>
</context>
<context>
    <name>StateCard</name>
    <message>
        <source>State of the reader</source>
        <translation>État du lecteur</translation>
    </message>
</context>
<context>
    <name>Stations</name>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Stations</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Door</source>
        <translation>Porte</translation>
    </message>
    <message>
        <source>In and out</source>
        <translation>Entrée et sortie</translation>
    </message>
    <message>
        <source>In only</source>
        <translation>Entrée seulement</translation>
    </message>
    <message>
        <source>Out only</source>
        <translation>Sortie seulement</translation>
    </message>
    <message>
        <source>A badge here checks in who is out, and out who is in.</source>
        <translation>Un insigne ici fait entrer qui est sorti, et sortir qui est présent.</translation>
    </message>
    <message>
        <source>A badge here only checks in; who is in already stays so.</source>
        <translation>Un insigne ici fait seulement entrer; qui est présent le reste.</translation>
    </message>
    <message>
        <source>A badge here only checks out; who is out already stays so.</source>
        <translation>Un insigne ici fait seulement sortir; qui est sorti le reste.</translation>
    </message>
    <message>
        <source>A change counts from the next scan on; away from the database, once it is back.</source>
        <translation>Un changement compte dès la prochaine lecture; sans base de données, dès son retour.</translation>
    </message>
    <message>
        <source>never reported</source>
        <translation>jamais signalée</translation>
    </message>
    <message>
        <source>silent: {ago}</source>
        <translation>muette&#xa0;: {ago}</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>recherche</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>perdu</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>right</source>
        <translation>juste</translation>
    </message>
    <message>
        <source>{n} s slow</source>
        <translation>{n} s de retard</translation>
    </message>
    <message>
        <source>{n} s fast</source>
        <translation>{n} s d&apos;avance</translation>
    </message>
    <message>
        <source>yes, a computer signs in as it</source>
        <translation>oui, un ordinateur se connecte comme elle</translation>
    </message>
    <message>
        <source>no: no computer signs in as it</source>
        <translation>non&#xa0;: aucun ordinateur ne se connecte comme elle</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>Inscrite</translation>
    </message>
    <message>
        <source>never: it has not reported yet</source>
        <translation>jamais&#xa0;: elle ne s&apos;est pas encore signalée</translation>
    </message>
    <message>
        <source>Waiting scans</source>
        <translation>Lectures en attente</translation>
    </message>
    <message>
        <source>All delivered</source>
        <translation>Tout transmis</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>Son horloge</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>pas dit</translation>
    </message>
    <message>
        <source>Is its computer gone for good? On the computer that takes its place, run “sentinel-desktop db station” with this name: from then on the old one&apos;s key lets nobody in.</source>
        <translation>Son ordinateur a-t-il disparu pour de bon? Sur celui qui le remplace, lancez «&#xa0;sentinel-desktop db station&#xa0;» avec ce nom&#xa0;: dès lors, la clé de l&apos;ancien n&apos;ouvre plus rien.</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
</context>
<context>
    <name>StationsPage</name>
    <message>
        <source>Stations</source>
        <translation>Stations</translation>
    </message>
    <message>
        <source>No stations yet</source>
        <translation>Pas encore de stations</translation>
    </message>
    <message>
        <source>A desk, a kiosk or a door stands here as soon as its program was started once.</source>
        <translation>Un poste, une borne ou une porte figure ici dès que son programme a démarré une fois.</translation>
    </message>
    <message>
        <source>Stations · {n}</source>
        <translation>Stations · {n}</translation>
    </message>
    <message>
        <source>Silent for over a minute: {n}.</source>
        <translation>Muettes depuis plus d&apos;une minute&#xa0;: {n}.</translation>
    </message>
</context>
<context>
    <name>StationsPresenter</name>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>{name} a été modifiée entre-temps</translation>
    </message>
    <message>
        <source>Somebody else saved it while you typed. Nothing of yours is lost yet.</source>
        <translation>Quelqu&apos;un d&apos;autre l&apos;a enregistrée pendant votre saisie. Rien de ce que vous avez saisi n&apos;est encore perdu.</translation>
    </message>
</context>
<context>
    <name>StatusDialog</name>
    <message>
        <source>What becomes of badge {badge}?</source>
        <translation>Que devient l&apos;insigne {badge}?</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Statut</translation>
    </message>
    <message>
        <source>Take it &amp;back from {name}</source>
        <translation>Le &amp;reprendre de {name}</translation>
    </message>
    <message>
        <source>{name} has it now and stays signed in: sign them out from the list of visits.</source>
        <translation>{name} l&apos;a maintenant et reste inscrit&#xa0;: inscrivez son départ dans la liste des visites.</translation>
    </message>
    <message>
        <source>A badge that is lost, damaged or put away is refused at every reader from now on.</source>
        <translation>Un insigne perdu, endommagé ou rangé est dès lors refusé à chaque lecteur.</translation>
    </message>
</context>
<context>
    <name>StatusPresenter</name>
    <message>
        <source>last badge {ago}</source>
        <translation>dernier insigne {ago}</translation>
    </message>
    <message>
        <source>{n} bad frames</source>
        <translation>{n} trames fautives</translation>
    </message>
    <message>
        <source>Database starting</source>
        <translation>Base de données&#xa0;: démarrage</translation>
    </message>
    <message>
        <source>Database live</source>
        <translation>Base de données en direct</translation>
    </message>
    <message>
        <source>Database away</source>
        <translation>Base de données absente</translation>
    </message>
    <message>
        <source>Database refuses</source>
        <translation>Base de données&#xa0;: refus</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>à {time}</translation>
    </message>
    <message>
        <source>copy of {time}</source>
        <translation>copie de {time}</translation>
    </message>
    <message>
        <source>Waiting {n}</source>
        <translation>En attente {n}</translation>
    </message>
    <message>
        <source>Journal broken</source>
        <translation>Journal brisé</translation>
    </message>
    <message>
        <source>Done by hand, kept on this computer until the database has it: {n}.</source>
        <translation>Fait à la main, conservé sur cet ordinateur jusqu&apos;à ce que la base de données l&apos;ait&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>By hand {n} waiting</source>
        <translation>À la main&#xa0;: {n} en attente</translation>
    </message>
    <message>
        <source>By hand: not kept</source>
        <translation>À la main&#xa0;: pas conservé</translation>
    </message>
    <message>
        <source>{n} set aside</source>
        <translation>{n} mis de côté</translation>
    </message>
    <message>
        <source>Scans and what was done by hand that the database refuses for good. It is kept; {key} shows it.</source>
        <translation>Lectures et actions à la main que la base de données refuse définitivement. Elles sont conservées; {key} les montre.</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>Scans on this computer that wait for the database: {n}.</source>
        <translation>Lectures sur cet ordinateur qui attendent la base de données&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>The oldest was read at {since}.</source>
        <translation>La plus ancienne a été lue à {since}.</translation>
    </message>
    <message>
        <source>{rate} a second are delivered; in about {left} none waits any more.</source>
        <translation>{rate} par seconde sont transmises; dans environ {left} aucune n&apos;attend plus.</translation>
    </message>
    <message>
        <source>Badges read since the start that could not be kept and were not recorded: {n}.</source>
        <translation>Insignes lus depuis le démarrage qui n&apos;ont pu être conservés et n&apos;ont pas été enregistrés&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>operational day</source>
        <translation>journée opérationnelle</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Status of this station</source>
        <translation>État de cette station</translation>
    </message>
</context>
<context>
    <name>StepsLine</name>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} sur {all}</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Broken off: there is no file.</source>
        <translation>Interrompu&#xa0;: il n&apos;y a pas de fichier.</translation>
    </message>
    <message>
        <source>Writing {name}:</source>
        <translation>Écriture de {name}&#xa0;:</translation>
    </message>
</context>
<context>
    <name>TableKeeping</name>
    <message>
        <source>Values of this filter were deleted since; the others are used.</source>
        <translation>Des valeurs de ce filtre ont été supprimées depuis; les autres servent.</translation>
    </message>
    <message>
        <source>You have a filter of this name: choose another.</source>
        <translation>Vous avez déjà un filtre de ce nom&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Export the members</source>
        <translation>Exporter les membres</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written: {why}</source>
        <translation>Le fichier n&apos;a pu être écrit&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{members} written to {file}</source>
        <translation>{members} écrits dans {file}</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>Take the tag {name}</source>
        <translation>Retirer l&apos;étiquette {name}</translation>
    </message>
    <message>
        <source>Take the tag {name} (Del)</source>
        <translation>Retirer l&apos;étiquette {name} (Suppr)</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Tags to give</source>
        <translation>Étiquettes à donner</translation>
    </message>
    <message>
        <source>+ Tag</source>
        <translation>+ Étiquette</translation>
    </message>
    <message>
        <source>Give a tag</source>
        <translation>Donner une étiquette</translation>
    </message>
</context>
<context>
    <name>TakingUp</name>
    <message>
        <source>Badge {badge} is enrolled; nobody has it yet.</source>
        <translation>L&apos;insigne {badge} est inscrit; personne ne l&apos;a encore.</translation>
    </message>
    <message>
        <source>Badge {badge} is enrolled, and {name} has it.</source>
        <translation>L&apos;insigne {badge} est inscrit, et {name} l&apos;a.</translation>
    </message>
    <message>
        <source>{name} has badge {badge} now; badge {old} is refused from now on.</source>
        <translation>{name} a maintenant l&apos;insigne {badge}; l&apos;insigne {old} est dès lors refusé.</translation>
    </message>
</context>
<context>
    <name>TapDialog</name>
    <message>
        <source>&amp;Enrol it all the same</source>
        <translation>L&apos;&amp;inscrire quand même</translation>
    </message>
    <message>
        <source>Enrol it all the same</source>
        <translation>L&apos;inscrire quand même</translation>
    </message>
    <message>
        <source>It can be enrolled</source>
        <translation>Il peut être inscrit</translation>
    </message>
    <message>
        <source>The unit has no badge like it.</source>
        <translation>L&apos;unité n&apos;a pas d&apos;insigne pareil.</translation>
    </message>
    <message>
        <source>It may be mistaken for another one</source>
        <translation>Il peut être pris pour un autre</translation>
    </message>
    <message>
        <source>Not this card</source>
        <translation>Pas cette carte</translation>
    </message>
</context>
<context>
    <name>TapPanel</name>
    <message>
        <source>Tap again</source>
        <translation>Présenter de nouveau</translation>
    </message>
    <message>
        <source>Hold the badge to the reader</source>
        <translation>Présentez l&apos;insigne au lecteur</translation>
    </message>
    <message>
        <source>This tap is NOT recorded: ask whoever wants to pass to wait.</source>
        <translation>Cette lecture n&apos;est PAS enregistrée&#xa0;: priez qui veut passer d&apos;attendre.</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>encore {n} s</translation>
    </message>
    <message>
        <source>No badge came</source>
        <translation>Aucun insigne</translation>
    </message>
    <message>
        <source>Badges are recorded again. Ctrl+T waits once more.</source>
        <translation>Les insignes sont de nouveau enregistrés. Ctrl+T attend encore une fois.</translation>
    </message>
    <message>
        <source>The reader is not ready</source>
        <translation>Le lecteur n&apos;est pas prêt</translation>
    </message>
    <message>
        <source>Plug it in; the page Reader (F8) says what is wrong.</source>
        <translation>Branchez-le; la page Lecteur (F8) dit ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Looking it up…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Also spelled</source>
        <translation>S&apos;écrit aussi</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>just now</source>
        <translation>à l&apos;instant</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>il y a {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>il y a {n} min</translation>
    </message>
    <message>
        <source>{n} h ago</source>
        <translation>il y a {n} h</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>en_CA</source>
        <comment>the locale of this translation, not a text</comment>
        <translation>fr_CA</translation>
    </message>
</context>
<context>
    <name>ToldOtherwiseNote</name>
    <message>
        <source>&amp;Noted</source>
        <translation>&amp;Noté</translation>
    </message>
    <message>
        <source>Noted: take this note away</source>
        <translation>Noté&#xa0;: retirer cette note</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Try a badge</source>
        <translation>Essayer un insigne</translation>
    </message>
    <message>
        <source>End, record again</source>
        <translation>Terminer, enregistrer de nouveau</translation>
    </message>
    <message>
        <source>The next badge is shown here and not recorded</source>
        <translation>Le prochain insigne est montré ici et pas enregistré</translation>
    </message>
    <message>
        <source>For a new reader, or a badge that is not accepted. One badge, 30 s at most.</source>
        <translation>Pour un nouveau lecteur, ou un insigne qui n&apos;est pas accepté. Un insigne, 30 s au plus.</translation>
    </message>
    <message>
        <source>Hold a badge to the reader</source>
        <translation>Présentez un insigne au lecteur</translation>
    </message>
    <message>
        <source>The next badge is shown here and NOT recorded: ask whoever wants to pass to wait.</source>
        <translation>Le prochain insigne est montré ici et n&apos;est PAS enregistré&#xa0;: priez qui veut passer d&apos;attendre.</translation>
    </message>
    <message>
        <source>{n} s left</source>
        <translation>encore {n} s</translation>
    </message>
    <message>
        <source>No badge came within 30 s</source>
        <translation>Aucun insigne en 30 s</translation>
    </message>
    <message>
        <source>Badges are recorded again.</source>
        <translation>Les insignes sont de nouveau enregistrés.</translation>
    </message>
</context>
<context>
    <name>TriedBadge</name>
    <message>
        <source>Serial</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Also spelled</source>
        <translation>S&apos;écrit aussi</translation>
    </message>
    <message>
        <source>no other way</source>
        <translation>pas autrement</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>No badge of this unit</source>
        <translation>Aucun insigne de cette unité</translation>
    </message>
    <message>
        <source>A badge that nobody holds</source>
        <translation>Un insigne que personne ne détient</translation>
    </message>
    <message>
        <source>A visitor badge</source>
        <translation>Un insigne de visiteur</translation>
    </message>
    <message>
        <source>An event badge</source>
        <translation>Un insigne d&apos;activité</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepté</translation>
    </message>
    <message>
        <source>accepted with a warning</source>
        <translation>accepté avec un avertissement</translation>
    </message>
    <message>
        <source>refused by its status</source>
        <translation>refusé à cause de son état</translation>
    </message>
    <message>
        <source>When scanned</source>
        <translation>À la lecture</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Détenteur</translation>
    </message>
    <message>
        <source>It can be enrolled.</source>
        <translation>Il peut être inscrit.</translation>
    </message>
    <message>
        <source>It is enrolled.</source>
        <translation>Il est inscrit.</translation>
    </message>
    <message>
        <source>Readers that tell only its last digits would take it for the badge {other}: it can be enrolled only where the unit has none of these.</source>
        <translation>Les lecteurs qui n&apos;en donnent que les derniers chiffres le prendraient pour l&apos;insigne {other}&#xa0;: il ne peut être inscrit que si l&apos;unité n&apos;en a aucun de ceux-là.</translation>
    </message>
    <message>
        <source>It cannot be enrolled: this card makes up a new number at every tap and would never be known again.</source>
        <translation>Il ne peut être inscrit&#xa0;: cette carte invente un nouveau numéro à chaque présentation et ne serait jamais reconnue.</translation>
    </message>
</context>
<context>
    <name>TypeAheadField</name>
    <message>
        <source>{field}: what may be meant</source>
        <translation>{field}&#xa0;: qui peut être visé</translation>
    </message>
    <message>
        <source>{title}, {detail}, {row} of {count}</source>
        <translation>{title}, {detail}, {row} sur {count}</translation>
    </message>
</context>
<context>
    <name>UnknownNote</name>
    <message>
        <source>Enrol it…</source>
        <translation>L&apos;inscrire…</translation>
    </message>
    <message>
        <source>{badge} was scanned here at {time} and is not known.</source>
        <translation>{badge} a été lu ici à {time} et est inconnu.</translation>
    </message>
    <message>
        <source>{badge} was scanned here at {time} and is not known: a supervisor can enrol it.</source>
        <translation>{badge} a été lu ici à {time} et est inconnu&#xa0;: un superviseur peut l&apos;inscrire.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>{name} locked this desk ({username}). The board and the scans went on meanwhile.</source>
        <translation>{name} a verrouillé ce poste ({username}). Le tableau et les lectures ont continué entre-temps.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu&apos;un d&apos;autre</translation>
    </message>
    <message>
        <source>Somebody else signs in</source>
        <translation>Quelqu&apos;un d&apos;autre se connecte</translation>
    </message>
    <message>
        <source>The database is away: your password is checked by this computer, and you can go on.</source>
        <translation>La base de données est absente&#xa0;: votre mot de passe est vérifié par cet ordinateur, et vous pouvez continuer.</translation>
    </message>
</context>
<context>
    <name>UsersDialog</name>
    <message>
        <source>Who has {name}</source>
        <translation>Qui a {name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ce que c&apos;est</translation>
    </message>
    <message>
        <source>Records that have {name}</source>
        <translation>Fiches qui ont {name}</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>En montrer plus</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The first {n} are shown.</source>
        <translation>Les {n} premiers sont affichés.</translation>
    </message>
</context>
<context>
    <name>ValueEditing</name>
    <message>
        <source>New value</source>
        <translation>Nouvelle valeur</translation>
    </message>
    <message>
        <source>Somebody changed this value meanwhile. Saving shows both versions.</source>
        <translation>Quelqu&apos;un a modifié cette valeur entre-temps. L&apos;enregistrement montre les deux versions.</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Pas encore enregistré.</translation>
    </message>
</context>
<context>
    <name>ValueEditor</name>
    <message>
        <source>Time zones</source>
        <translation>Fuseaux horaires</translation>
    </message>
</context>
<context>
    <name>ValueForm</name>
    <message>
        <source>It is an office that somebody holds</source>
        <translation>C&apos;est une fonction que quelqu&apos;un occupe</translation>
    </message>
    <message>
        <source>Who has it may receive the lockup</source>
        <translation>Qui l&apos;a peut recevoir la fermeture</translation>
    </message>
    <message>
        <source>by none</source>
        <translation>par aucun</translation>
    </message>
</context>
<context>
    <name>ValueList</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search in {list}</source>
        <translation>Chercher dans {list}</translation>
    </message>
</context>
<context>
    <name>ValuesCard</name>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Search the values of this list</source>
        <translation>Chercher parmi les valeurs de cette liste</translation>
    </message>
    <message>
        <source>Values of the list</source>
        <translation>Valeurs de la liste</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>Ajouter une valeur</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} sur {all}</translation>
    </message>
    <message>
        <source>Drag a row, or {keys}, to give it another place.</source>
        <translation>Glissez une ligne, ou {keys}, pour lui donner une autre place.</translation>
    </message>
    <message>
        <source>Rows are moved in the whole list: empty the search first.</source>
        <translation>Les lignes se déplacent dans la liste entière&#xa0;: videz d&apos;abord la recherche.</translation>
    </message>
</context>
<context>
    <name>VisitCard</name>
    <message>
        <source>The chosen visit</source>
        <translation>La visite choisie</translation>
    </message>
    <message>
        <source>Expected visitor</source>
        <translation>Visiteur attendu</translation>
    </message>
    <message>
        <source>Name and time are enough.</source>
        <translation>Le nom et l&apos;heure suffisent.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Arrived: sign in</source>
        <translation>Arrivé&#xa0;: inscrire</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Slip…</source>
        <translation>Billet…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Cancel the visit</source>
        <translation>Annuler la visite</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
</context>
<context>
    <name>VisitEditing</name>
    <message>
        <source>Not saved yet: Edit brings back what you typed.</source>
        <translation>Pas encore enregistré&#xa0;: Modifier ramène votre saisie.</translation>
    </message>
    <message>
        <source>{name} is expected.</source>
        <translation>{name} est attendu.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
    <message>
        <source>{name} was changed meanwhile</source>
        <translation>La visite de {name} a été modifiée entre-temps</translation>
    </message>
    <message>
        <source>Somebody saved this visit while you were typing. Nothing of yours is lost.</source>
        <translation>Quelqu&apos;un a enregistré cette visite pendant votre saisie. Rien de ce que vous avez saisi n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Undone.</source>
        <translation>Annulé.</translation>
    </message>
</context>
<context>
    <name>VisitForm</name>
    <message>
        <source>No member is called so.</source>
        <translation>Aucun membre ne s&apos;appelle ainsi.</translation>
    </message>
    <message>
        <source>{name} (hidden)</source>
        <translation>{name} (masqué)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>May not walk alone</source>
        <translation>Ne peut circuler seul</translation>
    </message>
</context>
<context>
    <name>VisitorDesk</name>
    <message>
        <source>Visitor in</source>
        <translation>Visiteur&#xa0;: arrivée</translation>
    </message>
    <message>
        <source>Visitor out</source>
        <translation>Visiteur&#xa0;: départ</translation>
    </message>
    <message numerus="yes">
        <source>%n badge(s) free</source>
        <translation>
            <numerusform>%n insigne libre</numerusform>
            <numerusform>%n insignes libres</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} had that badge and is signed out now. Tap it again to hand it out.</source>
        <translation>{name} avait cet insigne et est maintenant parti. Présentez-le de nouveau pour le remettre.</translation>
    </message>
    <message>
        <source>Badge {number} is for this visitor.</source>
        <translation>L&apos;insigne {number} est pour ce visiteur.</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu&apos;à</translation>
    </message>
    <message>
        <source>Kept here, waiting for the database. The visitor is not asked again.</source>
        <translation>Conservé ici, en attente de la base de données. On ne redemande rien au visiteur.</translation>
    </message>
    <message>
        <source>Signed in, as expected.</source>
        <translation>Inscrit, comme attendu.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Inscrit.</translation>
    </message>
    <message>
        <source>{host} is in: call them.</source>
        <translation>{host} est présent&#xa0;: appelez.</translation>
    </message>
    <message>
        <source>{host} is out: the desk tells them when they scan in.</source>
        <translation>{host} est sorti&#xa0;: le poste l&apos;avise à sa prochaine lecture.</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>est présent</translation>
    </message>
    <message>
        <source>is out</source>
        <translation>est sorti</translation>
    </message>
    <message>
        <source>{reason} Nobody is offered meanwhile; a visitor is signed in all the same.</source>
        <translation>{reason} Personne n&apos;est proposé entre-temps; un visiteur est inscrit quand même.</translation>
    </message>
    <message>
        <source>badge {number}</source>
        <translation>insigne {number}</translation>
    </message>
    <message>
        <source>host {name}</source>
        <translation>hôte {name}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>waiting for the database</source>
        <translation>en attente de la base de données</translation>
    </message>
    <message>
        <source>Recruitment</source>
        <translation>Recrutement</translation>
    </message>
    <message>
        <source>Contract work</source>
        <translation>Travaux à contrat</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Rencontre</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Museum</source>
        <translation>Musée</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Asks about joining, or is joining</source>
        <translation>S&apos;informe sur l&apos;enrôlement, ou s&apos;enrôle</translation>
    </message>
    <message>
        <source>Comes for a company to do work</source>
        <translation>Vient d&apos;une entreprise faire un travail</translation>
    </message>
    <message>
        <source>Comes to see somebody of the unit</source>
        <translation>Vient voir quelqu&apos;un de l&apos;unité</translation>
    </message>
    <message>
        <source>Comes to an event of today</source>
        <translation>Vient à une activité d&apos;aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Comes to see the museum</source>
        <translation>Vient voir le musée</translation>
    </message>
    <message>
        <source>Anything else: say it in the notes</source>
        <translation>Toute autre chose&#xa0;: dites-le dans les notes</translation>
    </message>
    <message>
        <source>Civilian</source>
        <translation>Civil</translation>
    </message>
    <message>
        <source>Military</source>
        <translation>Militaire</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Officiel</translation>
    </message>
    <message>
        <source>C&amp;ompany</source>
        <translation>&amp;Entreprise</translation>
    </message>
    <message>
        <source>Ran&amp;k</source>
        <translation>&amp;Grade</translation>
    </message>
    <message>
        <source>&amp;Last name</source>
        <translation>&amp;Nom de famille</translation>
    </message>
    <message>
        <source>&amp;First name</source>
        <translation>&amp;Prénom</translation>
    </message>
    <message>
        <source>&amp;Telephone</source>
        <translation>&amp;Téléphone</translation>
    </message>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unité</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>É&amp;tape</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>Tra&amp;vail</translation>
    </message>
    <message>
        <source>Licence &amp;plate</source>
        <translation>Pla&amp;que</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>E&amp;vent</source>
        <translation>A&amp;ctivité</translation>
    </message>
    <message>
        <source>Stays &amp;until</source>
        <translation>Reste &amp;jusqu&apos;à</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>Note&amp;s</translation>
    </message>
    <message>
        <source>&amp;Badge number</source>
        <translation>Numéro d&apos;&amp;insigne</translation>
    </message>
    <message>
        <source>Four digits or more; they are known again by it</source>
        <translation>Quatre chiffres ou plus; on le reconnaît ainsi</translation>
    </message>
    <message>
        <source>Letters and digits, as ABC 123</source>
        <translation>Lettres et chiffres, comme ABC 123</translation>
    </message>
    <message>
        <source>Needed: press Down to choose, or type</source>
        <translation>Requis&#xa0;: Bas pour choisir, ou tapez</translation>
    </message>
    <message>
        <source>Needed: name, rank or service number</source>
        <translation>Requis&#xa0;: nom, grade ou matricule</translation>
    </message>
    <message>
        <source>Name, rank or service number</source>
        <translation>Nom, grade ou matricule</translation>
    </message>
    <message>
        <source>As they give it</source>
        <translation>Tel qu&apos;il le donne</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Requis</translation>
    </message>
    <message>
        <source>It is needed for this reason.</source>
        <translation>C&apos;est requis pour ce motif.</translation>
    </message>
    <message>
        <source>A telephone number has 4 to 20 digits, and an extension at most.</source>
        <translation>Un numéro de téléphone a de 4 à 20 chiffres, et au plus un poste.</translation>
    </message>
    <message>
        <source>A plate has letters and digits, with single spaces or hyphens.</source>
        <translation>Une plaque a des lettres et des chiffres, avec de simples espaces ou traits d&apos;union.</translation>
    </message>
    <message>
        <source>Write a time as 18:30, or a day and a time as 2026-11-24 18:30.</source>
        <translation>Écrivez une heure comme 18:30, ou un jour et une heure comme 2026-11-24 18:30.</translation>
    </message>
    <message>
        <source>That is over already: choose a later time.</source>
        <translation>C&apos;est déjà passé&#xa0;: choisissez une heure plus tardive.</translation>
    </message>
    <message>
        <source>A visit lasts 31 days at most: look at the date again.</source>
        <translation>Une visite dure 31 jours au plus&#xa0;: vérifiez la date.</translation>
    </message>
    <message>
        <source>It is no longer there: choose another one.</source>
        <translation>N&apos;est plus là&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The database does not take it: write it another way.</source>
        <translation>La base de données ne le prend pas&#xa0;: écrivez-le autrement.</translation>
    </message>
    <message>
        <source>{n} characters at most: shorten it.</source>
        <translation>{n} caractères au plus&#xa0;: abrégez.</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Renseignements</translation>
    </message>
    <message>
        <source>Aptitude test</source>
        <translation>Test d&apos;aptitude</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Entrevue</translation>
    </message>
    <message>
        <source>Medical</source>
        <translation>Examen médical</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Enrôlement</translation>
    </message>
    <message>
        <source>expected today {time}</source>
        <translation>attendu aujourd&apos;hui {time}</translation>
    </message>
    <message>
        <source>here now, since {time}</source>
        <translation>ici maintenant, depuis {time}</translation>
    </message>
    <message numerus="yes">
        <source>here %n time(s)</source>
        <translation>
            <numerusform>venu une fois</numerusform>
            <numerusform>venu %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>last {day}</source>
        <translation>la dernière {day}</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sorti</translation>
    </message>
    <message>
        <source>in since {time}</source>
        <translation>présent depuis {time}</translation>
    </message>
    <message>
        <source>out since {time}</source>
        <translation>sorti depuis {time}</translation>
    </message>
    <message>
        <source>{holder} has badge {number} since {time}: sign them out first, or take another.</source>
        <translation>{holder} a l&apos;insigne {number} depuis {time}&#xa0;: inscrivez d&apos;abord son départ, ou prenez-en un autre.</translation>
    </message>
    <message>
        <source>Badge {number} is not to be used ({status}): take another, and tell a supervisor.</source>
        <translation>L&apos;insigne {number} ne doit pas servir ({status})&#xa0;: prenez-en un autre, et avisez un superviseur.</translation>
    </message>
    <message>
        <source>Badge {number} is in other hands: take another.</source>
        <translation>L&apos;insigne {number} est en d&apos;autres mains&#xa0;: prenez-en un autre.</translation>
    </message>
    <message>
        <source>Badge {number} is not to be used: take another.</source>
        <translation>L&apos;insigne {number} ne doit pas servir&#xa0;: prenez-en un autre.</translation>
    </message>
    <message>
        <source>Badge {number} is not a visitor&apos;s: take one that is.</source>
        <translation>L&apos;insigne {number} n&apos;est pas de visiteur&#xa0;: prenez-en un qui l&apos;est.</translation>
    </message>
    <message>
        <source>Several badges are called {number}: tap it instead.</source>
        <translation>Plusieurs insignes s&apos;appellent {number}&#xa0;: présentez-le plutôt.</translation>
    </message>
    <message>
        <source>There is no visitor&apos;s badge {number}: look at its number, or tap another one.</source>
        <translation>Il n&apos;y a pas d&apos;insigne de visiteur {number}&#xa0;: vérifiez son numéro, ou présentez-en un autre.</translation>
    </message>
    <message>
        <source>That is the badge of {name}; a visitor&apos;s badge is still waited for.</source>
        <translation>C&apos;est l&apos;insigne de {name}; on attend toujours un insigne de visiteur.</translation>
    </message>
    <message>
        <source>{name} was checked in; a visitor&apos;s badge is still waited for.</source>
        <translation>Entrée de {name}; on attend toujours un insigne de visiteur.</translation>
    </message>
    <message>
        <source>{name} was checked out; a visitor&apos;s badge is still waited for.</source>
        <translation>Sortie de {name}; on attend toujours un insigne de visiteur.</translation>
    </message>
</context>
<context>
    <name>VisitorPage</name>
    <message>
        <source>Nobody of the unit is called so.</source>
        <translation>Personne de l&apos;unité ne s&apos;appelle ainsi.</translation>
    </message>
    <message>
        <source>No event takes place today</source>
        <translation>Aucune activité n&apos;a lieu aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Choose the event</source>
        <translation>Choisissez l&apos;activité</translation>
    </message>
</context>
<context>
    <name>VisitorSignInDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>It is somebody else</source>
        <translation>C&apos;est quelqu&apos;un d&apos;autre</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Imprimer le billet</translation>
    </message>
    <message>
        <source>Visitor in · {page}</source>
        <translation>Visiteur&#xa0;: arrivée · {page}</translation>
    </message>
    <message>
        <source>You had begun this one: go on, or start over.</source>
        <translation>Vous aviez commencé celui-ci&#xa0;: continuez, ou recommencez.</translation>
    </message>
    <message>
        <source>Why are they here?</source>
        <translation>Pourquoi est-il ici?</translation>
    </message>
    <message>
        <source>Who is visiting?</source>
        <translation>Qui est en visite?</translation>
    </message>
    <message>
        <source>Which badge do they get?</source>
        <translation>Quel insigne reçoit-il?</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Inscrit</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Inscrire</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>VisitorSignInPresenter</name>
    <message>
        <source>This visit is not expected any more: it began, or was cancelled.</source>
        <translation>Cette visite n&apos;est plus attendue&#xa0;: elle a commencé, ou a été annulée.</translation>
    </message>
    <message>
        <source>Choose one of those that are offered, or leave it empty.</source>
        <translation>Choisissez parmi les propositions, ou laissez vide.</translation>
    </message>
    <message>
        <source>{name} is signed in already, since {time}.</source>
        <translation>{name} est déjà inscrit, depuis {time}.</translation>
    </message>
</context>
<context>
    <name>VisitorSignOutDialog</name>
    <message>
        <source>Sign a visitor out</source>
        <translation>Inscrire le départ d&apos;un visiteur</translation>
    </message>
    <message>
        <source>Who leaves?</source>
        <translation>Qui part?</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Inscrire le départ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Name, organization or badge number</source>
        <translation>Nom, organisation ou numéro d&apos;insigne</translation>
    </message>
    <message>
        <source>Search who is here</source>
        <translation>Chercher parmi les présents</translation>
    </message>
    <message>
        <source>Visitors who are here</source>
        <translation>Visiteurs présents</translation>
    </message>
    <message>
        <source>Nobody who is here is called so.</source>
        <translation>Aucun présent ne s&apos;appelle ainsi.</translation>
    </message>
    <message>
        <source>No visitor is here.</source>
        <translation>Aucun visiteur n&apos;est ici.</translation>
    </message>
</context>
<context>
    <name>VisitorSignOutPresenter</name>
    <message>
        <source>The database is away: this is whom the desk knew last.</source>
        <translation>La base de données est absente&#xa0;: voici qui le poste connaissait en dernier.</translation>
    </message>
    <message>
        <source>{name} is signed out. Kept here, waiting for the database.</source>
        <translation>Départ de {name} inscrit. Conservé ici, en attente de la base de données.</translation>
    </message>
    <message>
        <source>{name} was signed out already.</source>
        <translation>{name} était déjà parti.</translation>
    </message>
    <message>
        <source>{name} is signed out. Take badge {number} back: it is free again.</source>
        <translation>Départ de {name} inscrit. Reprenez l&apos;insigne {number}&#xa0;: il est de nouveau libre.</translation>
    </message>
    <message>
        <source>{name} is signed out.</source>
        <translation>Départ de {name} inscrit.</translation>
    </message>
    <message>
        <source>{name} is signed out. Take the badge back: it is free again.</source>
        <translation>Départ de {name} inscrit. Reprenez l&apos;insigne&#xa0;: il est de nouveau libre.</translation>
    </message>
    <message>
        <source>Nobody has that badge: find the visitor by name.</source>
        <translation>Personne n&apos;a cet insigne&#xa0;: trouvez le visiteur par son nom.</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Entered</source>
        <translation>Saisie</translation>
    </message>
    <message>
        <source>Nothing that is shown</source>
        <translation>Rien de ce qui est affiché</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>no organization</source>
        <translation>sans organisation</translation>
    </message>
    <message>
        <source>required</source>
        <translation>requise</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>non requise</translation>
    </message>
    <message>
        <source>The file is larger than 2 MB: it is no list of visitors.</source>
        <translation>Le fichier dépasse 2 Mo&#xa0;: ce n&apos;est pas une liste de visiteurs.</translation>
    </message>
    <message>
        <source>The file cannot be read: {about}.</source>
        <translation>Le fichier ne peut être lu&#xa0;: {about}.</translation>
    </message>
    <message>
        <source>This is no CSV file: in the spreadsheet, save the table as CSV, and choose that file.</source>
        <translation>Ce n&apos;est pas un fichier CSV&#xa0;: dans le tableur, enregistrez le tableau en CSV, et choisissez ce fichier.</translation>
    </message>
    <message>
        <source>Letters with accents are written in two ways in the file: save it once more as CSV UTF-8.</source>
        <translation>Les lettres accentuées sont écrites de deux façons dans le fichier&#xa0;: enregistrez-le encore une fois en CSV UTF-8.</translation>
    </message>
    <message>
        <source>There is no visitor in the file.</source>
        <translation>Il n&apos;y a pas de visiteur dans le fichier.</translation>
    </message>
    <message>
        <source>The file has no column {about}.</source>
        <translation>Le fichier n&apos;a pas de colonne {about}.</translation>
    </message>
    <message>
        <source>Two columns say the same: {about}.</source>
        <translation>Deux colonnes disent la même chose&#xa0;: {about}.</translation>
    </message>
    <message>
        <source>The file has {about} rows: {most} are taken at most. Make two files of it.</source>
        <translation>Le fichier a {about} lignes&#xa0;: {most} sont prises au plus. Faites-en deux fichiers.</translation>
    </message>
    <message>
        <source>A quotation mark in the file is never closed: save it once more from the spreadsheet.</source>
        <translation>Un guillemet du fichier n&apos;est jamais fermé&#xa0;: enregistrez-le encore une fois depuis le tableur.</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom de famille</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Licence plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Escort</source>
        <translation>Escorte</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>{column} is missing.</source>
        <translation>{column} manque.</translation>
    </message>
    <message>
        <source>{column} is too long: {most} characters at most.</source>
        <translation>{column} est trop long&#xa0;: {most} caractères au plus.</translation>
    </message>
    <message>
        <source>“{cell}” is no date: write it as 2026-11-24.</source>
        <translation>«&#xa0;{cell}&#xa0;» n&apos;est pas une date&#xa0;: écrivez-la comme 2026-11-24.</translation>
    </message>
    <message>
        <source>“{cell}” is no time: write it as 13:30.</source>
        <translation>«&#xa0;{cell}&#xa0;» n&apos;est pas une heure&#xa0;: écrivez-la comme 13:30.</translation>
    </message>
    <message>
        <source>{cell} is over.</source>
        <translation>{cell} est passé.</translation>
    </message>
    <message>
        <source>{cell} is more than a year from now: look at the year.</source>
        <translation>{cell} est à plus d&apos;un an&#xa0;: vérifiez l&apos;année.</translation>
    </message>
    <message>
        <source>“{cell}” is no telephone number.</source>
        <translation>«&#xa0;{cell}&#xa0;» n&apos;est pas un numéro de téléphone.</translation>
    </message>
    <message>
        <source>“{cell}” is no licence plate.</source>
        <translation>«&#xa0;{cell}&#xa0;» n&apos;est pas une plaque.</translation>
    </message>
    <message>
        <source>“{cell}” is no type and no reason of a visit.</source>
        <translation>«&#xa0;{cell}&#xa0;» n&apos;est ni un type ni un motif de visite.</translation>
    </message>
    <message>
        <source>{column}: “{cell}” is neither yes nor no.</source>
        <translation>{column}&#xa0;: «&#xa0;{cell}&#xa0;» n&apos;est ni oui ni non.</translation>
    </message>
    <message>
        <source>No member is called “{cell}”.</source>
        <translation>Aucun membre ne s&apos;appelle «&#xa0;{cell}&#xa0;».</translation>
    </message>
    <message>
        <source>“{cell}” may be several members: {about}. Write the service number.</source>
        <translation>«&#xa0;{cell}&#xa0;» peut être plusieurs membres&#xa0;: {about}. Écrivez le numéro matricule.</translation>
    </message>
    <message>
        <source>The same person stands in another row for the same day.</source>
        <translation>La même personne figure dans une autre ligne pour le même jour.</translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) to add.</source>
        <translation>
            <numerusform>%n visiteur à ajouter.</numerusform>
            <numerusform>%n visiteurs à ajouter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of visitors who are expected already.</source>
        <translation>
            <numerusform>%n ligne d&apos;un visiteur déjà attendu.</numerusform>
            <numerusform>%n lignes de visiteurs déjà attendus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out.</source>
        <translation>
            <numerusform>%n ligne laissée.</numerusform>
            <numerusform>%n lignes laissées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is written before you add them.</source>
        <translation>Rien n&apos;est écrit avant que vous les ajoutiez.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Laissé</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendus</translation>
    </message>
    <message numerus="yes">
        <source>Add %n visitor(s)</source>
        <translation>
            <numerusform>Ajouter %n visiteur</numerusform>
            <numerusform>Ajouter %n visiteurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Columns that say nothing to the program are passed over: {heads}.</source>
        <translation>Les colonnes qui ne disent rien au programme sont ignorées&#xa0;: {heads}.</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>Badge</source>
        <translation>Insigne</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu&apos;à</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>escort</source>
        <translation>escorte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Imprimante</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>nobody signed in</source>
        <translation>personne de connecté</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Imprimé</translation>
    </message>
    <message>
        <source>{segment} · {n}</source>
        <translation>{segment} · {n}</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Slips</source>
        <translation>Billets</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Required: may not walk alone</source>
        <translation>Requise&#xa0;: ne peut circuler seul</translation>
    </message>
    <message>
        <source>Expected at</source>
        <translation>Attendu à</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>May stay until</source>
        <translation>Peut rester jusqu&apos;à</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Activité</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Recruitment step</source>
        <translation>Étape du recrutement</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Nom complet</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <source>Recruitment</source>
        <translation>Recrutement</translation>
    </message>
    <message>
        <source>Contract work</source>
        <translation>Travaux à contrat</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Rencontre</translation>
    </message>
    <message>
        <source>Museum</source>
        <translation>Musée</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>N&apos;est pas venu</translation>
    </message>
    <message>
        <source>Expected</source>
        <comment>one visit</comment>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Parti</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>au poste</translation>
    </message>
    <message>
        <source>at the kiosk</source>
        <translation>à la borne</translation>
    </message>
    <message>
        <source>by badge</source>
        <translation>par insigne</translation>
    </message>
    <message>
        <source>by the lockup</source>
        <translation>par la fermeture</translation>
    </message>
    <message>
        <source>at the end of the day</source>
        <translation>à la fin de la journée</translation>
    </message>
    <message>
        <source>{how}, seen by nobody</source>
        <translation>{how}, vu par personne</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>Affiché comme</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Seen leaving</source>
        <translation>Vu en partant</translation>
    </message>
    <message>
        <source>as 2026-11-24 13:30</source>
        <translation>comme 2026-11-24 13:30</translation>
    </message>
    <message>
        <source>empty: end of the day</source>
        <translation>vide&#xa0;: fin de la journée</translation>
    </message>
    <message>
        <source>Too long: {most} characters at most.</source>
        <translation>Trop long&#xa0;: {most} caractères au plus.</translation>
    </message>
    <message>
        <source>That day is over.</source>
        <translation>Ce jour est passé.</translation>
    </message>
    <message>
        <source>More than a year from now: look at the year.</source>
        <translation>À plus d&apos;un an&#xa0;: vérifiez l&apos;année.</translation>
    </message>
    <message>
        <source>Needed.</source>
        <translation>Requis.</translation>
    </message>
    <message>
        <source>No telephone number: 4 to 20 digits, as 204 555 0177.</source>
        <translation>Pas un numéro de téléphone&#xa0;: 4 à 20 chiffres, comme 204 555 0177.</translation>
    </message>
    <message>
        <source>Letters and digits, as ABC 123.</source>
        <translation>Lettres et chiffres, comme ABC 123.</translation>
    </message>
    <message>
        <source>A date and a time, as 2026-11-24 13:30.</source>
        <translation>Une date et une heure, comme 2026-11-24 13:30.</translation>
    </message>
    <message>
        <source>Before the visit begins.</source>
        <translation>Avant le début de la visite.</translation>
    </message>
    <message>
        <source>Longer than a month: look at the date.</source>
        <translation>Plus d&apos;un mois&#xa0;: vérifiez la date.</translation>
    </message>
    <message>
        <source>Nobody is chosen: type a name, take one with Enter.</source>
        <translation>Personne n&apos;est choisi&#xa0;: tapez un nom, prenez-en un avec Entrée.</translation>
    </message>
    <message>
        <source>The database does not take this.</source>
        <translation>La base de données ne prend pas ceci.</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>Visitors</source>
        <translation>Visiteurs</translation>
    </message>
    <message>
        <source>Who is here, who is expected, and who came. F2 signs one in.</source>
        <translation>Qui est ici, qui est attendu, et qui est venu. F2 en inscrit un.</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>No visitor is here</source>
        <translation>Aucun visiteur n&apos;est ici</translation>
    </message>
    <message>
        <source>Press F2 to sign one in. Whoever is here stands in this list until they are signed out.</source>
        <translation>Appuyez sur F2 pour en inscrire un. Quiconque est ici figure dans cette liste jusqu&apos;à son départ.</translation>
    </message>
</context>
<context>
    <name>VisitsPresenter</name>
    <message>
        <source>Sign {name} out now? It cannot be undone.</source>
        <translation>Inscrire maintenant le départ de {name}? Cela ne peut être annulé.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Inscrire le départ</translation>
    </message>
    <message>
        <source>{name} is signed out.</source>
        <translation>Départ de {name} inscrit.</translation>
    </message>
    <message>
        <source>{name} does not come? The visit stays in the list as cancelled.</source>
        <translation>{name} ne vient pas? La visite reste dans la liste comme annulée.</translation>
    </message>
    <message>
        <source>Cancel the visit</source>
        <translation>Annuler la visite</translation>
    </message>
    <message>
        <source>The visit of {name} is cancelled.</source>
        <translation>La visite de {name} est annulée.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome aboard</source>
        <translation>Bienvenue à bord</translation>
    </message>
    <message>
        <source>Why are you here today?</source>
        <translation>Pourquoi êtes-vous ici aujourd&apos;hui?</translation>
    </message>
    <message>
        <source>I am leaving: sign out</source>
        <translation>Je pars&#xa0;: inscrire mon départ</translation>
    </message>
    <message>
        <source>Members: tap your badge at the reader</source>
        <translation>Membres&#xa0;: présentez votre insigne au lecteur</translation>
    </message>
    <message>
        <source>Members: the reader is not ready. Please go to the duty desk.</source>
        <translation>Membres&#xa0;: le lecteur n&apos;est pas prêt. Veuillez vous adresser au bureau de service.</translation>
    </message>
</context>
<context>
    <name>WhoPage</name>
    <message>
        <source>Who are you?</source>
        <translation>Qui êtes-vous?</translation>
    </message>
    <message>
        <source>Civilian</source>
        <translation>Civil</translation>
    </message>
    <message>
        <source>Military</source>
        <translation>Militaire</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
</context>
</TS>
