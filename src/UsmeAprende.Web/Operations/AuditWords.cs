using System.Collections.Frozen;
using UsmeAprende.Badges;
using UsmeAprende.Certificates;
using UsmeAprende.Credentials;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Imports;
using UsmeAprende.Gatherings.Proof;
using UsmeAprende.People;
using UsmeAprende.Reminders;

namespace UsmeAprende.Web.Operations;

/// <summary>What the audit's deeds are called on the administrator's screen.</summary>
public static class AuditWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [PeopleAudit.CodeIssued] = "Dio un código para poner clave nueva",
        [PeopleAudit.CodeUsed] = "Usó un código para poner clave nueva",
        [PeopleAudit.DocumentSeen] = "Anotó que vio un documento",
        [PeopleAudit.RoleChanged] = "Cambió el papel de una persona",
        [PeopleAudit.Registered] = "Registró a una persona",
        [PeopleAudit.Proposed] = "Propuso unir dos cuentas",
        [PeopleAudit.Merged] = "Unió dos cuentas de una persona",
        [PeopleAudit.Unmerged] = "Separó dos cuentas",
        [PeopleAudit.ToldApart] = "Anotó que dos cuentas son de dos personas",
        [PeopleAudit.CardGiven] = "Dio un carné",
        [PeopleAudit.CardPinSet] = "Acompañó a poner el PIN de un carné",
        [PeopleAudit.CardVoided] = "Anuló un carné",
        [PeopleAudit.Erased] = "Borró sus datos",
        [PeopleAudit.FirstAdministrator] = "Creó la primera cuenta de administración",
        [PlaceAudit.Added] = "Agregó un lugar",
        [PlaceAudit.Changed] = "Cambió un lugar",
        [PlaceAudit.Retired] = "Retiró un lugar",
        [PlaceAudit.Restored] = "Volvió a ofrecer un lugar",
        [GatheringAudit.Planned] = "Planeó un encuentro",
        [GatheringAudit.Changed] = "Cambió un encuentro",
        [GatheringAudit.Moved] = "Movió un encuentro de hora o de lugar",
        [GatheringAudit.Cancelled] = "Canceló un encuentro",
        [GatheringAudit.SeatGivenUp] = "Cedió el cupo de una persona",
        [GatheringAudit.HolderCorrected] = "Corrigió de quién es una reserva",
        [GatheringAudit.VenueAdded] = "Agregó un lugar de encuentro",
        [GatheringAudit.VenueChanged] = "Cambió un lugar de encuentro",
        [GatheringAudit.VenueRetired] = "Retiró un lugar de encuentro",
        [GatheringAudit.VenueRestored] = "Volvió a ofrecer un lugar de encuentro",
        [GatheringAudit.Enrolled] = "Inscribió a una persona en un grupo",
        [GatheringAudit.Left] = "Retiró a una persona de un grupo",
        [GatheringAudit.GroupChanged] = "Cambió un grupo",
        [AttendanceAudit.Closed] = "Cerró la asistencia de un encuentro",
        [AttendanceAudit.TimesCorrected] = "Corrigió las horas de un encuentro",
        [AttendanceAudit.ChangedAfterClosing] = "Cambió una asistencia después del cierre",
        [AttendanceAudit.CardLookedUp] = "Consultó un carné que el encuentro no esperaba",
        [ProofAudit.Added] = "Guardó un soporte de un encuentro",
        [ProofAudit.Removed] = "Quitó un soporte de un encuentro",
        [ProofAudit.Cleared] = "Revisó quién sale en una foto",
        [ProofAudit.MinutesWritten] = "Escribió el acta de un encuentro",
        [ProofAudit.Packed] = "Descargó las evidencias de un mes",
        [PaperImport.Applied] = "Importó una lista de papel",
        [BadgesAudit.Revoked] = "Revocó una insignia",
        [BadgesAudit.GoalSet] = "Puso la meta de un mes",
        [BadgesAudit.GoalChanged] = "Cambió la meta de un mes",
        [BadgesAudit.GoalRemoved] = "Quitó la meta de un mes",
        [CertificateOrders.ProposedAction] = "Propuso emitir certificados",
        [CertificateOrders.ApprovedAction] = "Aprobó emitir certificados",
        [CertificateOrders.RejectedAction] = "Rechazó emitir certificados",
        [CertificateRegister.IssuedAction] = "Emitió un certificado",
        [CertificateRegister.EndedAction] = "Terminó la validez de un certificado",
        [CertificateRegister.ResentAction] = "Volvió a avisarle a alguien de su certificado",
        [CertificateRegister.AnnulledAction] = "Anuló números perdidos del registro",
        [RegisterExport.ExportedAction] = "Descargó el registro de certificados",
        [SigningKeys.RotatedAction] = "Puso una clave de firma nueva",
        [CallList.Called] = "Anotó que habló con una persona de su lista de llamadas",
        [OperationsAudit.JobRun] = "Mandó ejecutar un trabajo del programa",
        [OperationsAudit.BatchResumed] = "Dejó seguir un trabajo detenido",
    }.ToFrozenDictionary();

    /// <summary>The action's own word where a later programme wrote it.</summary>
    public static string Of(string action) => Words.GetValueOrDefault(action, action);
}
