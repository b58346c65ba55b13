using System.Collections.Frozen;
using System.Globalization;
using UsmeAprende.Badges;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.People;
using UsmeAprende.People.Places;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Templates;
using UsmeAprende.Reports.AuditLog;
using UsmeAprende.Reports.OpenData;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Reports.Plan;
using UsmeAprende.Restoring;
using UsmeAprende.Web.Reports.AuditLog;

namespace UsmeAprende.Web.Operations;

/// <summary>
/// The Spanish text of each audited action. Features name their actions in their <c>…Audit</c> class; an action that is missing here is
/// shown by its name.
/// </summary>
public static class AuditActionText
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [PeopleAudit.CodeIssued] = "Dio un código para poner clave nueva",
        [PeopleAudit.CodeUsed] = "Usó un código para poner clave nueva",
        [PeopleAudit.DocumentSeen] = "Anotó que vio un documento",
        [PeopleAudit.Corrected] = "Corrigió los datos de una persona sin clave",
        [PeopleAudit.RoleChanged] = "Cambió el papel de una persona",
        [PeopleAudit.Registered] = "Registró a una persona",
        [PeopleAudit.Proposed] = "Propuso unir dos cuentas",
        [PeopleAudit.Merged] = "Unió dos cuentas de una persona",
        [PeopleAudit.Unmerged] = "Separó dos cuentas",
        [PeopleAudit.ToldApart] = "Anotó que dos cuentas son de dos personas",
        [PeopleAudit.CardGiven] = "Dio un carné",
        [PeopleAudit.CardPinSet] = "Acompañó a poner el PIN de un carné",
        [PeopleAudit.CardVoided] = "Anuló un carné",
        [HeldRecordAudit.Accepted] = "Recibió lo que firmó un celular sin permiso",
        [HeldRecordAudit.Refused] = "No recibió lo que firmó un celular sin permiso",
        [PeopleAudit.Erased] = "Borró sus datos",
        [RestoringAudit.Noticed] = "Notó que los datos son de una copia o llegaron de otra parte",
        [PeopleAudit.FirstAdministrator] = "Creó la primera cuenta de administración",
        [PeopleAudit.AnotherAdministrator] = "Creó otra cuenta de administración, por un enlace del servidor",
        [PeopleAudit.AdministratorLink] = "Hizo un enlace para crear una cuenta de administración, desde el servidor",
        [PeopleAudit.SecondFactorReset] = "Quitó un segundo paso perdido",
        [PeopleAudit.LookedUp] = "Buscó a una persona",
        [TemplatesAudit.Changed] = "Cambió lo que dice un aviso",
        [PlaceAudit.Added] = "Agregó un lugar",
        [PlaceAudit.Changed] = "Cambió un lugar",
        [PlaceAudit.Retired] = "Retiró un lugar",
        [PlaceAudit.Restored] = "Volvió a ofrecer un lugar",
        [GatheringAudit.Planned] = "Planeó un encuentro",
        [GatheringAudit.Changed] = "Cambió un encuentro",
        [GatheringAudit.Moved] = "Movió un encuentro de hora o de lugar",
        [GatheringAudit.Cancelled] = "Canceló un encuentro",
        [GatheringAudit.Restored] = "Quitó la cancelación de un encuentro",
        [GatheringAudit.SeatBooked] = "Apartó un cupo para quien llamó",
        [GatheringAudit.SeatGivenUp] = "Quitó una reserva",
        [GatheringAudit.SeatReturned] = "Devolvió una reserva que había quitado",
        [GatheringAudit.HolderCorrected] = "Corrigió los datos de una reserva",
        [GatheringAudit.FollowingStarted] = "Empezó una lección que los celulares siguen",
        [GatheringAudit.FollowingEnded] = "Terminó una lección que los celulares seguían",
        [GatheringAudit.VenueAdded] = "Agregó un lugar de encuentro",
        [GatheringAudit.VenueChanged] = "Cambió un lugar de encuentro",
        [GatheringAudit.VenueRetired] = "Retiró un lugar de encuentro",
        [GatheringAudit.VenueRestored] = "Volvió a ofrecer un lugar de encuentro",
        [GatheringAudit.Enrolled] = "Inscribió a una persona en un grupo",
        [GatheringAudit.Left] = "Retiró a una persona de un grupo",
        [GatheringAudit.Rejoined] = "Devolvió a una persona a su grupo",
        [GatheringAudit.GroupChanged] = "Cambió un grupo",
        [GatheringAudit.SubstituteCodeIssued] = "Dio un código para que otra persona facilite un encuentro",
        [GatheringAudit.SubstituteJoined] = "Empezó a facilitar un encuentro con un código",
        [GatheringAudit.ListImported] = "Subió una lista de personas o de asistencia",
        [AttendanceAudit.Closed] = "Cerró la asistencia de un encuentro",
        [AttendanceAudit.Reopened] = "Abrió otra vez la asistencia de un encuentro",
        [AttendanceAudit.TimesCorrected] = "Corrigió las horas de un encuentro cerrado",
        [AttendanceAudit.ChangedAfterClosing] = "Cambió una asistencia después del cierre",
        [AttendanceAudit.CardLookedUp] = "Consultó el carné de quien no se esperaba en el encuentro",
        [EvidenceAudit.Added] = "Guardó un soporte de un encuentro",
        [EvidenceAudit.Removed] = "Quitó un soporte de un encuentro",
        [EvidenceAudit.Cleared] = "Revisó una foto de un encuentro",
        [EvidenceAudit.MinutesWritten] = "Escribió el acta de un encuentro",
        [EvidenceAudit.MinutesCorrected] = "Corrigió el acta de un encuentro cerrado",
        [EvidenceAudit.Packed] = "Descargó las evidencias de un mes",
        [BadgesAudit.Revoked] = "Revocó una insignia",
        [BadgesAudit.GoalSet] = "Puso una meta colectiva",
        [BadgesAudit.GoalChanged] = "Cambió una meta colectiva",
        [BadgesAudit.GoalRemoved] = "Quitó una meta colectiva",
        [CertificatesAudit.Proposed] = "Propuso emitir constancias",
        [CertificatesAudit.Approved] = "Aprobó constancias propuestas",
        [CertificatesAudit.Rejected] = "Devolvió constancias propuestas",
        [CertificatesAudit.Issued] = "Emitió una constancia",
        [CertificatesAudit.NameDiffers] = "Emitió una constancia con el nombre escrito de otra forma",
        [CertificatesAudit.Ended] = "Revocó, reemplazó o retiró una constancia",
        [CertificatesAudit.Resent] = "Volvió a avisar de una constancia",
        [CertificatesAudit.Bundled] = "Preparó constancias para entregar",
        [CertificatesAudit.DesignChanged] = "Cambió el diseño de las constancias",
        [CertificatesAudit.Annulled] = "Anuló los números de constancias que faltaban",
        [CertificatesAudit.Exported] = "Descargó el registro de constancias",
        [CredentialsAudit.Rotated] = "Puso una clave de firma nueva",
        [RemindersAudit.Called] = "Anotó que ya habló con una persona",
        [AuditLogAudit.Exported] = "Descargó la auditoría",
        [PersonsAudit.Exported] = "Descargó la lista de personas",
        [PersonsAudit.FileOpened] = "Abrió la ficha de una persona",
        [PersonsAudit.Spoke] = "Llamó a quien dejó de venir, y hablaron",
        [PersonsAudit.NotReached] = "Llamó a quien dejó de venir, y no contestó",
        [OpenDataAudit.Released] = "Firmó los datos abiertos de un semestre",
        [PlanAudit.Reported] = "Reportó un resultado del plan de acción",
        [PlanAudit.Withdrawn] = "Retiró un reporte del plan de acción",
        [OperationsAudit.JobRun] = "Mandó ejecutar un trabajo del programa",
        [OperationsAudit.TestLetter] = "Pidió una carta de prueba",
        [OperationsAudit.BatchResumed] = "Dejó seguir un trabajo detenido",
    }.ToFrozenDictionary();

    public static string Describe(string action) => Words.GetValueOrDefault(action, action);

    /// <summary>All actions, sorted as people read them.</summary>
    internal static IReadOnlyList<(string Action, string Words)> Sorted { get; } =
    [.. Words.Select(w => (w.Key, w.Value)).OrderBy(w => w.Value, StringComparer.Create(CultureInfo.GetCultureInfo("es-CO"), true))];
}

/// <inheritdoc cref="AuditActionText"/>
internal sealed class AuditActionWords : IAuditActionWords
{
    public string Describe(string action) => AuditActionText.Describe(action);

    public IReadOnlyList<(string Action, string Words)> ListAll() => AuditActionText.Sorted;
}
