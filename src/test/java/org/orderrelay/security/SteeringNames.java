package org.orderrelay.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Names by which a message could steer Camel, a component or a proxy, in four casings. */
final class SteeringNames {
    static final List<String> NAMES = List.of(
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpRawQuery",
            "CamelHttpMethod",
            "CamelHttpUrl",
            "CamelHttpResponseCode",
            "CamelHttpResponseText",
            "CamelHttpCharacterEncoding",
            "CamelHttpBaseUri",
            "CamelHttpServletRequest",
            "CamelHttpRawUri",
            "CamelFileName",
            "CamelFileNameOnly",
            "CamelFilePath",
            "CamelFileAbsolutePath",
            "CamelFileParent",
            "CamelFileNameProduced",
            "CamelFileLocalWorkPath",
            "CamelOverruleFileName",
            "CamelFileContentType",
            "CamelRedeliveryDelay",
            "CamelRedeliveryCounter",
            "CamelRedeliveryMaxCounter",
            "CamelRedelivered",
            "CamelRedeliveryExhausted",
            "CamelFailureHandled",
            "CamelFailureEndpoint",
            "CamelExceptionCaught",
            "CamelRollbackOnly",
            "CamelRouteStop",
            "CamelFilterMatched",
            "CamelSplitIndex",
            "CamelSplitSize",
            "CamelSplitComplete",
            "CamelLoopIndex",
            "CamelToEndpoint",
            "CamelSlipEndpoint",
            "CamelRecipientListEndpoint",
            "CamelInterceptedEndpoint",
            "CamelBeanMethodName",
            "CamelBeanMultiParameterArray",
            "CamelSqlQuery",
            "CamelSqlParameters",
            "CamelSqlRetrieveGeneratedKeys",
            "CamelExecCommandExecutable",
            "CamelExecCommandArgs",
            "CamelJmsDestination",
            "CamelJmsDestinationName",
            "CamelJmsRequestTimeout",
            "CamelJacksonUnmarshalType",
            "CamelJsonPathOption",
            "CamelCharsetName",
            "CamelContentType",
            "CamelContentEncoding",
            "CamelLanguageScript",
            "CamelTemplateUri",
            "CamelTimerName",
            "CamelMessageHistory",
            "CamelBatchSize",
            "CamelAuthentication",
            "CamelAuthenticationFailurePolicyId",
            "CamelXsltFileName",
            "CamelUndertowMethod",
            "org.apache.camel.file",
            "org.apache.camel.http.uri",
            "JMS_AMQP_ContentType",
            "JMS_Vendor_Type",
            "JMSDestination",
            "JMSReplyTo",
            "breadcrumbId",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override",
            "SOAPAction");

    private SteeringNames() {}

    /** As it is documented, the second letter turned, in small letters, in capitals. */
    static List<String> casings(String name) {
        String turned = name.substring(0, 1)
                + (Character.isUpperCase(name.charAt(1))
                        ? name.substring(1, 2).toLowerCase(Locale.ROOT)
                        : name.substring(1, 2).toUpperCase(Locale.ROOT))
                + name.substring(2);
        return List.of(name, turned, name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT));
    }

    /** Every name in one of the four casings. */
    static List<String> inCasing(int casing) {
        List<String> names = new ArrayList<>();
        NAMES.forEach(name -> names.add(casings(name).get(casing)));
        return names;
    }
}
