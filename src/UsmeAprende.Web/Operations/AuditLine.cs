namespace UsmeAprende.Web.Operations;

/// <summary>One audited deed as the administrator sees it. Only staff are named.</summary>
public sealed record AuditLine(long Sequence, DateTime HappenedAt, string Action, string? StaffName, bool ByProgramme)
{
    public string Who => StaffName switch
    {
        null => ByProgramme ? "El programa" : "La propia persona",
        _ when string.IsNullOrWhiteSpace(StaffName) => "Alguien que estuvo en el equipo y borró sus datos",
        _ => StaffName,
    };

    public string What => Action switch
    {
        "persona.codigo" => "Dio un código para poner clave nueva",
        "persona.codigo-usado" => "Usó un código para poner clave nueva",
        "persona.documento-visto" => "Anotó que vio un documento",
        "persona.rol" => "Cambió el papel de una persona",
        "persona.registrada" => "Registró a una persona",
        "persona.parecida" => "Propuso unir dos cuentas",
        "persona.unida" => "Unió dos cuentas de una persona",
        "persona.separada" => "Separó dos cuentas",
        "persona.distinta" => "Anotó que dos cuentas son de dos personas",
        "carne.dado" => "Dio un carné",
        "carne.pin" => "Acompañó a poner el PIN de un carné",
        "carne.anulado" => "Anuló un carné",
        "lugar.agregado" => "Agregó un lugar",
        "lugar.cambiado" => "Cambió un lugar",
        "lugar.retirado" => "Retiró un lugar",
        "lugar.de-vuelta" => "Volvió a ofrecer un lugar",
        "persona.borrada" => "Borró sus datos",
        OperationsAudit.JobRun => "Mandó ejecutar un trabajo del programa",
        OperationsAudit.BatchResumed => "Dejó seguir un trabajo detenido",
        "sitio.primer-administrador" => "Creó la primera cuenta de administración",
        "credenciales.clave-nueva" => "Puso una clave de firma nueva",
        _ => Action,
    };
}
